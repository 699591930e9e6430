"""Small dense linear algebra on lists of rows; nothing beyond the library."""
import math


def identity(n):
    return [[float(i == j) for j in range(n)] for i in range(n)]


def transpose(a):
    return [list(column) for column in zip(*a)]


def multiply(a, b):
    columns = transpose(b)
    return [[sum(map(float.__mul__, row, column)) for column in columns]
            for row in a]


def apply(a, vector):
    return [sum(map(float.__mul__, row, vector)) for row in a]


def inverse(a):
    """Gauss-Jordan with partial pivoting."""
    n = len(a)
    work = [list(map(float, row)) + unit for row, unit in
            zip(a, identity(n))]
    for i in range(n):
        pivot = max(range(i, n), key=lambda r: abs(work[r][i]))
        work[i], work[pivot] = work[pivot], work[i]
        scale = 1.0 / work[i][i]
        work[i] = [x * scale for x in work[i]]
        for r in range(n):
            factor = work[r][i]
            if r != i and factor:
                work[r] = [x - factor * y for x, y in
                           zip(work[r], work[i])]
    return [row[n:] for row in work]


def cholesky(a):
    n = len(a)
    low = [[0.0] * n for _ in range(n)]
    for i in range(n):
        for j in range(i + 1):
            rest = a[i][j] - sum(low[i][k] * low[j][k] for k in range(j))
            low[i][j] = math.sqrt(rest) if i == j else rest / low[j][j]
    return low


def eigen(a):
    """Eigenpairs of a symmetric matrix, the largest first.

    Householder tridiagonalisation would be faster; Jacobi is shorter and 117
    dimensions take it under a minute.
    """
    n = len(a)
    a = [list(row) for row in a]
    vectors = identity(n)
    for _ in range(12):
        off = sum(a[i][j] ** 2 for i in range(n) for j in range(i))
        if off < 1e-18 * sum(a[i][i] ** 2 for i in range(n)):
            break
        for p in range(n - 1):
            for q in range(p + 1, n):
                _rotate(a, vectors, p, q)
    order = sorted(range(n), key=lambda i: -a[i][i])
    return [a[i][i] for i in order], [vectors[i] for i in order]


def _rotate(a, vectors, p, q):
    if abs(a[p][q]) < 1e-14 * math.sqrt(abs(a[p][p] * a[q][q]) + 1e-300):
        return
    theta = (a[q][q] - a[p][p]) / (2 * a[p][q])
    t = math.copysign(1, theta) / (abs(theta) + math.sqrt(theta ** 2 + 1))
    c = 1 / math.sqrt(t * t + 1)
    s = t * c
    for row in a:
        row[p], row[q] = c * row[p] - s * row[q], s * row[p] + c * row[q]
    rp, rq = a[p], a[q]
    a[p] = [c * x - s * y for x, y in zip(rp, rq)]
    a[q] = [s * x + c * y for x, y in zip(rp, rq)]
    rp, rq = vectors[p], vectors[q]
    vectors[p] = [c * x - s * y for x, y in zip(rp, rq)]
    vectors[q] = [s * x + c * y for x, y in zip(rp, rq)]
