#!/usr/bin/env python3
"""Tests of the recipe's parts that can be wrong without a word of complaint.

python3 -m unittest discover -s models/recipe
"""
import collections
import math
import os
import tempfile
import unittest

import codebooks
import evaluate
import lexicon
import lm
import matrix
import s3file
import spoken
import train

try:
    import numpy
    import share
    import states
except ImportError:
    share = states = None


class Syllables(unittest.TestCase):
    def test_spelling_hides_sounds(self):
        for syllable, sounds in {
                "zhang": "zh ang", "yue": "ve", "xue": "x ve", "lüè": "l ve",
                "you": "iu", "wen": "un", "si": "s ix", "shi": "sh iy",
                "ji": "j i", "yi": "i", "bo": "b uo", "er": "er",
                "nǚ": "n v", "jiong": "j iong"}.items():
            self.assertEqual(" ".join(lexicon.phones(syllable)), sounds)

    def test_what_is_no_syllable_is_refused(self):
        for text in ("zzz", "bq", "yx"):
            with self.assertRaises(KeyError):
                lexicon.phones(text)

    def test_every_question_of_the_trees_names_phones(self):
        known = {*lexicon.INITIALS, *lexicon.FINALS, "SIL"}
        for name, members in train.GROUPS.items():
            self.assertLessEqual(set(members.split()), known, name)


class Numbers(unittest.TestCase):
    def test_numbers_are_read_as_they_are_said(self):
        for written, said in {
                "100元": "一百元", "1005": "一千零五", "12": "十二",
                "2008年": "二零零八年", "3.14": "三点一四",
                "50%": "百分之五十", "拨10086": "拨10086",
                "20300": "二万零三百"}.items():
            self.assertEqual(spoken.spoken(written), said)


class Errors(unittest.TestCase):
    def test_edits_are_told_apart(self):
        self.assertEqual(evaluate.edits("abcd", "abcd"), (0, 0, 0))
        self.assertEqual(evaluate.edits("abcd", "axcd"), (1, 0, 0))
        self.assertEqual(evaluate.edits("abcd", "acd"), (0, 1, 0))
        self.assertEqual(evaluate.edits("abcd", "abbcd"), (0, 0, 1))
        self.assertEqual(evaluate.edits("", "ab"), (0, 0, 2))


class Codebooks(unittest.TestCase):
    @staticmethod
    def gaussian(count, mean):
        return count, [mean], [1.0], 0.0

    def test_the_nearest_gaussians_become_one(self):
        pool = [self.gaussian(2, 0.0), self.gaussian(1, 9.0),
                self.gaussian(2, 1.0)]
        left, into = codebooks.merge_down(pool, 2)
        self.assertEqual(into[0], into[2])
        self.assertNotEqual(into[0], into[1])
        count, mean, variance, _ = left[into[0]]
        self.assertEqual((count, mean, variance), (4, [0.5], [1.25]))

    def test_a_pool_that_is_small_enough_stays(self):
        pool = [self.gaussian(1, 0.0), self.gaussian(1, 0.1)]
        self.assertEqual(codebooks.merge_down(pool, 2), (pool, [0, 1]))

    def test_parameters_are_read_as_they_were_written(self):
        books = [[[1.0, 2.0], [3.0, 4.0]], [[5.0, 6.0], [7.0, 8.0]]]
        weights = [[0.5, 0.25], [1.0, 0.0], [2.0, 4.0]]
        with tempfile.TemporaryDirectory() as folder:
            s3file.write_gaussians(f"{folder}/means", books)
            s3file.write_weights(f"{folder}/weights", weights)
            self.assertEqual(s3file.read_gaussians(f"{folder}/means"), books)
            self.assertEqual(s3file.read_weights(f"{folder}/weights"),
                             weights)


class Language(unittest.TestCase):
    def test_probabilities_after_any_word_sum_to_one(self):
        texts = [line.split() for line in (
            "您 好", "您 好 请 讲", "请 讲", "好 的", "您 请 讲")]
        tables = lm.Tables(lm.mixture([lm.Ngrams(texts, 3)], [1.0], 3))
        tables.settle()
        for context in ((), ("您",), ("<s>", "您"), ("您", "好")):
            total = sum(lm.chain(tables, (*context, *word))
                        for word in tables[1])
            self.assertAlmostEqual(total, 1.0, places=6)

    def test_a_lower_discount_leaves_less_for_what_was_not_said(self):
        texts = [line.split() for line in ("您 好", "请 讲")]
        high, low = (lm.Ngrams(texts, 3, most=most) for most in (0.7, 0.1))
        self.assertLess(low.prob(("您", "讲")), high.prob(("您", "讲")) / 2)


class Linear(unittest.TestCase):
    def test_eigenvectors_are_what_they_claim(self):
        a = [[2.0, 1.0, 0.0], [1.0, 3.0, 1.0], [0.0, 1.0, 1.0]]
        for value, vector in zip(*matrix.eigen(a)):
            for left, right in zip(matrix.apply(a, vector), vector):
                self.assertAlmostEqual(left, value * right)
            self.assertAlmostEqual(math.hypot(*vector), 1.0)

    def test_inverse_undoes(self):
        a = [[0.0, 2.0], [1.0, 3.0]]
        self.assertEqual(matrix.multiply(a, matrix.inverse(a)),
                         matrix.identity(2))


class Definition(unittest.TestCase):
    def test_one_entry_a_triphone_is_kept(self):
        head = "0.3\n1 n_base\n3 n_tri\n16 n_state_map\n5 n_tied_state\n"
        rows = ["a - - - n/a 0 0 1 2 N\n", "a a a b n/a 0 3 4 5 N\n",
                "a a a e n/a 0 3 4 5 N\n", "a a b i n/a 0 3 4 6 N\n"]
        with tempfile.TemporaryDirectory() as folder:
            source, target = (os.path.join(folder, n) for n in "st")
            with open(source, "w") as f:
                f.write(head + "".join(rows))
            train.write_distinct(source, target)
            with open(target) as f:
                text = f.read()
        self.assertIn("2 n_tri\n12 n_state_map\n", text)
        self.assertTrue(text.endswith(rows[0] + rows[1] + rows[3]))


@unittest.skipUnless(states, "python3-numpy is not installed")
class Paths(unittest.TestCase):
    def test_a_path_takes_each_place_in_order_where_it_scores_best(self):
        places = [0, 1, 2, 3, 3, 4, 5, 5, 5, 6, 7, 8]
        scores = numpy.full((len(places), 9), -5.0, numpy.float32)
        scores[range(len(places)), places] = 0
        self.assertEqual(list(states.best_path(scores)), places)

    def test_silence_may_be_missing_at_both_ends(self):
        scores = numpy.full((3, 9), -5.0, numpy.float32)
        scores[range(3), [3, 4, 5]] = 0
        self.assertEqual(list(states.best_path(scores)), [3, 4, 5])

    def test_too_few_frames_have_no_path(self):
        self.assertIsNone(
            states.best_path(numpy.zeros((2, 9), numpy.float32)))

    def test_differences_of_a_slope_are_constant(self):
        slope = numpy.arange(20, dtype=numpy.float32).reshape(-1, 1)
        self.assertEqual(list(states.dynamic(slope)[10]), [10, 4, 8, 0])


@unittest.skipUnless(share, "python3-numpy is not installed")
class Shares(unittest.TestCase):
    def test_what_follows_a_word_of_one_phone_is_counted(self):
        with tempfile.TemporaryDirectory() as folder:
            for name, text in (("dict", "我 uo\n是 sh iy\n"),
                               ("lines", "a\t我 是 <sil> 我\nb\t是 我 我\n")):
                with open(f"{folder}/{name}", "w", encoding="utf-8") as file:
                    file.write(text)
            counts = share.followers(f"{folder}/dict", [f"{folder}/lines"])
        self.assertEqual(counts, {"uo": {"sh": 1, "SIL": 2, "uo": 1}})

    def test_shares_add_up_and_lean_on_what_follows_all(self):
        few = collections.Counter(a=1)
        part = share.shares({"x": few, "y": collections.Counter(b=99)})["x"]
        self.assertAlmostEqual(sum(part.values()), 1)
        self.assertAlmostEqual(
            part["a"], (1 + share.PRIOR / 100) / (1 + share.PRIOR))

    def test_a_shared_state_stands_for_those_before_each_phone(self):
        definition = share.Definition.__new__(share.Definition)
        definition.sizes = {"n_tied_state": 10}
        definition.phones = {
            phone: [phone, "-", "-", "-", "n/a", "0", "0", "1", "2", "N"]
            for phone in ("x", "a", "b")}
        definition.triphones, definition.any_place = {}, {}
        for right, last in (("a", "5"), ("b", "6")):
            definition.any_place["x", "a", right] = [
                "x", "a", right, "b", "n/a", "0", "3", "4", last, "N"]
        members = share.share(definition, {"x": {"a": 0.25, "b": 0.75}})
        self.assertEqual(members, [((5, 0.25), (6, 0.75))])
        word = definition.triphones["x", "a", share.SILENCE, "s"]
        self.assertEqual(word[6:9], ["3", "4", "10"])


if __name__ == "__main__":
    unittest.main()
