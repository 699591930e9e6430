"""Logistic regression of a few features, weighted, by Newton's method."""

import math

PENALTY = 1.0  # on the weights of standardised features


def solve(matrix, vector):
	"""Gaussian elimination with pivots."""
	n = len(vector)
	rows = [list(r) + [v] for r, v in zip(matrix, vector)]
	for i in range(n):
		pivot = max(range(i, n), key=lambda r: abs(rows[r][i]))
		rows[i], rows[pivot] = rows[pivot], rows[i]
		for r in range(i + 1, n):
			factor = rows[r][i] / rows[i][i]
			rows[r] = [a - factor * b for a, b in zip(rows[r], rows[i])]
	found = [0.0] * n
	for i in reversed(range(n)):
		found[i] = (rows[i][n] - sum(rows[i][j] * found[j] for j in range(i + 1, n))) / rows[i][i]
	return found


def probability(weights, features):
	log_odds = weights[0] + sum(w * x for w, x in zip(weights[1:], features))
	return 1 / (1 + math.exp(-log_odds))


def fit(features, truths, weights):
	"""[bias, a weight for every feature], in the features' own units."""
	n = len(features[0])
	total = sum(weights)
	means = [sum(w * f[i] for w, f in zip(weights, features)) / total for i in range(n)]
	spreads = [math.sqrt(sum(w * (f[i] - means[i]) ** 2 for w, f in zip(weights, features)) / total) for i in range(n)]
	standard = [[1.0] + [(f[i] - means[i]) / spreads[i] for i in range(n)] for f in features]
	found = [0.0] * (n + 1)
	for _ in range(30):
		gradient = [0.0] + [PENALTY * b for b in found[1:]]
		curvature = [[PENALTY if i == j and i else 0.0 for j in range(n + 1)] for i in range(n + 1)]
		for x, y, w in zip(standard, truths, weights):
			p = probability([0.0, *found], x)
			for i in range(n + 1):
				gradient[i] += w * (p - y) * x[i]
				for j in range(n + 1):
					curvature[i][j] += w * p * (1 - p) * x[i] * x[j]
		found = [b - step for b, step in zip(found, solve(curvature, gradient))]
	slopes = [b / s for b, s in zip(found[1:], spreads)]
	return [found[0] - sum(b * m for b, m in zip(slopes, means)), *slopes]
