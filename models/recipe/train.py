#!/usr/bin/env python3
"""Train an acoustic model with SphinxTrain's programs.

train.py WORK --dict RUNTIME_DICT [--states N] [--gaussians N]
         [--type cont|ptm] [--feature SPEC --lda DIM] [--stage NAME]

WORK/etc holds what prepare.py wrote, WORK/feat the features.  The model comes
out in WORK/model.  SphinxTrain's own Perl driver is not used: its job queue
hangs when one step fails, and its LDA needs Python 2 and SciPy.

Stages (each is skipped when its result is there):
  flat      every state starts as the average of all speech
  lda       context-independent phones, then LDA and MLLT
  ci        context-independent phones in the new features
  untied    one Gaussian a state for every triphone seen
  tree      decision trees tie the triphones' states
  tied      the tied states, their Gaussians split until there are enough
"""
import argparse
import os
import re
import shutil
import struct
import subprocess
import sys
import time

from features import FEAT

BIN = "/usr/lib/sphinxtrain"
HERE = os.path.dirname(os.path.abspath(__file__))
PARAMETERS = ("means", "variances", "mixture_weights", "transition_matrices")
# Processes of Baum-Welch at once.
PARTS = 2
# Passes of Baum-Welch: fixed, so that a run takes a known time.  More passes
# where the parameters are new in kind, fewer after a split.
PASSES = {"lda": 8, "mllt": 7, "ci": 8, "untied": 3, "tied": 4, "split": 3,
          "last": 4, "ptm": 4, "again": 3}

GROUPS = {
    "labial": "b p m f", "stop_labial": "b p", "alveolar": "d t n l",
    "stop_alveolar": "d t", "n_l": "n l", "velar": "g k h",
    "stop_velar": "g k", "palatal": "j q x", "retroflex": "zh ch sh r",
    "dental": "z c s", "sibilant": "j q x zh ch sh r z c s",
    "affricate": "j q zh ch z c", "aspirated": "p t k q ch c",
    "plain": "b d g j zh z", "fricative": "f h x sh s r", "nasal": "m n",
    "f_h": "f h", "h_x": "h x", "sonorant": "m n l r", "zh_z": "zh z",
    "ch_c": "ch c", "sh_s": "sh s", "stop": "b p d t g k",
    "initial": "b p m f d t n l g k h j q x zh ch sh r z c s",
    "from_a": "a ai ao an ang", "from_o": "ou ong",
    "from_e": "e ei en eng er", "from_i": "i ia ie iao iu ian in iang ing "
    "iong", "from_u": "u ua uo uai ui uan un uang", "from_v": "v ve van vn",
    "front": "i ia ie iao iu ian in iang ing iong v ve van vn",
    "round": "u ua uo uai ui uan un uang v ve van vn ou ong iong",
    "apical": "ix iy", "to_n": "an en ian in uan un van vn",
    "to_ng": "ang eng iang ing iong uang ong",
    "to_nasal": "an en ian in uan un van vn ang eng iang ing iong uang ong",
    "to_i": "i ai ei uai ui ix iy", "to_u": "u ao ou iao iu",
    "to_a": "a ia ua", "to_e": "e ie ve", "to_o": "uo", "to_v": "v",
    "open": "a e ai ei ao ou an en ang eng er",
    "high": "i u v ix iy in ing un vn ui iu",
    "low": "a ai ao an ang ia ua iao ian iang uai uan uang",
    "mid": "e ou ei en eng er uo ie ve", "i_in_ing": "i in ing",
    "an_like": "an ian uan van", "en_like": "en in un vn",
    "ang_like": "ang iang uang", "eng_like": "eng ing ong iong",
    "in_ing": "in ing", "en_eng": "en eng", "an_ang": "an ang",
    "vowel_after_pause": "SIL",
}


def run(log, program, *args):
    path = program if "/" in program else f"{BIN}/{program}"
    with open(log, "a") as out:
        code = subprocess.run([path, *map(str, args)], stdout=out,
                              stderr=out).returncode
    if code:
        sys.exit(f"{program} failed, see {log}")


def write_distinct(source, target):
    """The model definition with one entry a triphone.

    No tree asks for the place in the word, so a triphone's states are the
    same at all of them, and the decoder looks at the others when one is
    missing: half of the entries tell it nothing.
    """
    head, rows, seen = [], [], set()
    with open(source) as lines:
        for line in lines:
            fields = line.split()
            if line.startswith("#") or len(fields) < 6:
                head.append(line)
            elif fields[3] == "-" or tuple(fields[:3]) not in seen:
                rows.append(line)
                seen.add(tuple(fields[:3]))
    count = {"n_tri": sum(r.split()[3] != "-" for r in rows),
             "n_state_map": 4 * len(rows)}
    with open(target, "w") as out:
        for line in head:
            number, _, name = line.strip().partition(" ")
            out.write(f"{count[name]} {name}\n" if name in count else line)
        out.writelines(rows)


class Trainer:
    def __init__(self, args):
        self.args = args
        self.work = os.path.abspath(args.work)
        self.etc = f"{self.work}/etc"
        self.logs = f"{self.work}/logs"
        self.transform = []
        os.makedirs(self.logs, exist_ok=True)
        self.phones = open(f"{self.etc}/zh.phone").read().split()
        self.started = time.time()

    def say(self, *words):
        print(f"{time.time() - self.started:6.0f} s", *words, flush=True)

    def path(self, *parts):
        return os.path.join(self.work, *parts)

    def folder(self, name):
        os.makedirs(self.path(name), exist_ok=True)
        return self.path(name)

    def files(self, name, prefix=""):
        """Options that name the parameter files of a model folder."""
        short = {"means": "mean", "variances": "var",
                 "mixture_weights": "mixw", "transition_matrices": "tmat"}
        return [x for p in PARAMETERS for x in
                (f"-{prefix}{short[p]}fn", f"{self.folder(name)}/{p}")]

    def features(self):
        return ["-feat", self.args.feature, "-ceplen", 13, "-agc", "none",
                # The utterance's own mean goes: channel and level differ.
                "-cmn", "batch", "-varnorm", "no", *self.transform]

    def corpus(self):
        part = "few" if self.single else "train"
        return ["-ctlfn", f"{self.etc}/zh_{part}.fileids", "-lsnfn",
                f"{self.etc}/zh_{part}.transcription", "-cepdir",
                self.path("feat"), "-cepext", "mfc"]

    def flat(self, name):
        out = self.folder(name)
        log = f"{self.logs}/{name}.log"
        with open(self.path("phonelist"), "w") as f:
            f.writelines(f"{p} - - -\n" for p in sorted(self.phones))
        # Three states, no skips: the shortest phone lasts 30 ms.
        with open(self.path("topology"), "w") as f:
            f.write("0.1\n4\n3.0 1.0 0.0 0.0\n0.0 3.0 1.0 0.0\n"
                    "0.0 0.0 3.0 1.0\n")
        run(log, "mk_mdef_gen", "-phnlstfn", self.path("phonelist"),
            "-ocimdef", self.path("ci.mdef"), "-n_state_pm", 3)
        run(log, "mk_flat", "-moddeffn", self.path("ci.mdef"), "-topo",
            self.path("topology"), "-mixwfn", f"{out}/mixture_weights",
            "-tmatfn", f"{out}/transition_matrices", "-nstream", 1,
            "-ndensity", 1)
        counts = self.folder("accum.0")
        run(log, "init_gau", *self.corpus(), *self.features(), "-accumdir",
            counts)
        run(log, "norm", "-accumdir", counts, "-meanfn", f"{out}/gmean")
        run(log, "init_gau", "-meanfn", f"{out}/gmean", *self.corpus(),
            *self.features(), "-accumdir", counts)
        run(log, "norm", "-accumdir", counts, "-varfn", f"{out}/gvar")
        states = 3 * len(self.phones)
        with open(f"{out}/copy", "w") as f:
            f.writelines(f"{i}\t0\n" for i in range(states))
        for part, target in (("gmean", "means"), ("gvar", "variances")):
            run(log, "cp_parm", "-cpopsfn", f"{out}/copy", "-igaufn",
                f"{out}/{part}", "-ncbout", states, "-ogaufn",
                f"{out}/{target}")

    single = False

    def ptm(self):
        return self.args.type == "ptm"

    def kind(self):
        return ".ptm." if self.ptm() else ".cont."

    def baum_welch(self, source, target, mdef, density, *more, norm=True,
                   two="yes"):
        """One pass over all speech; returns the log-likelihood a frame."""
        jobs, logs = [], []
        for part in range(1, PARTS + 1):
            logs.append(f"{self.logs}/{target}.{part}.bw")
            command = [
                f"{BIN}/bw", "-moddeffn", self.path(mdef), "-ts2cbfn",
                self.kind(), *self.files(source), "-mwfloor", 1e-5,
                "-tpfloor", 1e-5, "-varfloor",
                self.args.floor if self.transform else 1e-4, "-dictfn",
                f"{self.etc}/zh.dic", "-fdictfn", f"{self.etc}/zh.filler",
                *self.corpus(), "-part", part, "-npart", PARTS, "-accumdir",
                self.folder(f"accum.{part}"), "-topn",
                min(density, 8) if self.ptm() else density,
                # Beams of the forward and the backward pass.
                "-abeam", 1e-90, "-bbeam", 1e-10,
                "-meanreest", "yes", "-varreest", "yes", "-2passvar", two,
                "-tmatreest", "yes", *self.features(), "-timing", "no",
                *more]
            jobs.append(subprocess.Popen(list(map(str, command)),
                                         stdout=open(logs[-1], "w"),
                                         stderr=subprocess.STDOUT))
        if any([job.wait() for job in jobs]):
            sys.exit(f"bw failed, see {logs}")
        if norm:
            run(f"{self.logs}/{target}.norm", "norm", "-accumdir",
                ",".join(self.path(f"accum.{p + 1}") for p in range(PARTS)),
                # Gaussians that nothing is near stay as they are.
                *(self.files(source, "in")[:4] if self.ptm() else []),
                *self.files(target))
        frames = likelihood = 0.0
        for log in logs:
            for line in open(log, errors="replace"):
                if "overall>" in line:
                    words = line.split()
                    at = words.index("overall>")
                    frames += float(words[at + 2])
                    likelihood += float(words[at + 5])
        return likelihood / max(1.0, frames)

    def passes(self, start, name, mdef, density, count):
        source = start
        for i in range(count):
            first = i == 0
            fit = self.baum_welch(source, name, mdef, density,
                                  two="no" if first else "yes")
            self.say(name, f"{density} Gaussians pass {i + 1}: {fit:.4f}")
            source = name

    def clear(self):
        for part in range(PARTS + 1):
            shutil.rmtree(self.path(f"accum.{part}"), ignore_errors=True)

    def lda_mllt(self):
        """Transforms from one Gaussian a state of context-free phones."""
        dim = self.args.lda
        self.single = True
        for step, program in (("lda", "lda.py"), ("mllt", "mllt.py")):
            out = self.path(step)
            if not os.path.exists(out):
                self.clear()
                self.flat(f"{step}.flat")
                self.passes(f"{step}.flat", f"{step}.ci", "ci.mdef", 1,
                            PASSES[step])
                self.baum_welch(f"{step}.ci", f"{step}.full", "ci.mdef", 1,
                                "-fullvar", "yes", "-diagfull", "yes",
                                norm=False)
                before = ["-l", self.path("lda")] if step == "mllt" else []
                run(f"{self.logs}/{step}.log", f"{HERE}/{program}", *before,
                    out, *(self.path(f"accum.{p + 1}")
                           for p in range(PARTS)))
                self.say(step, "done")
            self.transform = ["-lda", out, "-ldadim", dim]
        self.single = False
        self.clear()

    def untied(self):
        log = f"{self.logs}/untied.log"
        run(log, "mk_mdef_gen", "-phnlstfn", f"{self.etc}/zh.phone",
            "-dictfn", f"{self.etc}/zh.dic", "-fdictfn",
            f"{self.etc}/zh.filler", "-lsnfn",
            f"{self.etc}/zh_train.transcription", "-ountiedmdef",
            self.path("untied.mdef"), "-n_state_pm", 3)
        self.spread("ci", "ci.mdef", "untied.start", "untied.mdef", log)
        self.passes("untied.start", "untied", "untied.mdef", 1,
                    PASSES["untied"])

    def spread(self, source, source_mdef, target, target_mdef, log):
        run(log, "init_mixw", "-src_moddeffn", self.path(source_mdef),
            "-src_ts2cbfn", self.kind(), "-dest_moddeffn",
            self.path(target_mdef), "-dest_ts2cbfn", self.kind(),
            *self.files(source, "src_"), *self.files(target, "dest_"))

    def tree(self):
        log = f"{self.logs}/tree.log"
        questions = self.path("questions")
        with open(questions, "w") as f:
            known = set(self.phones)
            for name, members in GROUPS.items():
                members = [p for p in members.split() if p in known]
                if members:
                    f.write(f"{name} {' '.join(members)}\n")
            f.writelines(f"is_{p} {p}\n" for p in sorted(known - {"SIL"}))
        unpruned, pruned = self.folder("trees"), self.folder("trees.pruned")
        shape = ["-meanfn", self.path("untied/means"), "-varfn",
                 self.path("untied/variances")]
        jobs = []
        for phone in self.phones:
            for state in range(3):
                tree = f"{unpruned}/{phone}-{state}.dtree"
                if phone == "SIL" or os.path.exists(tree):
                    continue
                command = [
                    f"{BIN}/bldtree", "-treefn", tree, "-moddeffn",
                    self.path("untied.mdef"), "-mixwfn",
                    self.path("untied/mixture_weights"), "-ts2cbfn",
                    ".cont.", "-mwfloor", "1e-8",
                    "-psetfn", questions, "-phone", phone, "-state",
                    str(state), "-stwt", "1.0,0.05,0.0",
                    *shape, "-ssplitmin", "1",
                    # Splits are made best first and some 12 a tree are
                    # kept: 100 are plenty, and growing more takes long.
                    "-ssplitmax", "7", "-ssplitthr", "0", "-csplitmin", "1",
                    "-csplitmax", "100", "-csplitthr", "0"]
                jobs.append(subprocess.Popen(
                    command, stdout=open(log, "a"), stderr=subprocess.STDOUT))
                if len(jobs) == PARTS:
                    if any([job.wait() for job in jobs]):
                        sys.exit(f"bldtree failed, see {log}")
                    jobs = []
        for job in jobs:
            job.wait()
        both = self.path("all.dic")
        self.merge_dictionaries(both)
        run(log, "mk_mdef_gen", "-phnlstfn", self.path("phonelist"),
            "-oalltphnmdef", self.path("all.mdef"), "-dictfn", both,
            "-fdictfn", f"{self.etc}/zh.filler", "-n_state_pm", 3)
        run(log, "prunetree", "-itreedir", unpruned, "-nseno",
            self.args.states, "-otreedir", pruned, "-moddeffn",
            self.path("all.mdef"), "-psetfn", questions, "-minocc", 0)
        run(log, "tiestate", "-imoddeffn", self.path("all.mdef"),
            "-omoddeffn", self.path("tied.mdef"), "-treedir", pruned,
            "-psetfn", questions)

    def merge_dictionaries(self, out):
        """Triphones of the run-time words too: others fall back to phones
        without context when they are met."""
        seen = {}
        for path in (f"{self.etc}/zh.dic", self.args.dict):
            for line in open(path, encoding="utf-8"):
                word, sounds = line.rstrip("\n").split(" ", 1)
                seen.setdefault(re.sub(r"\(\d+\)$", "", word),
                                set()).add(sounds)
        with open(out, "w", encoding="utf-8") as f:
            for word, readings in sorted(seen.items()):
                for i, sounds in enumerate(sorted(readings)):
                    name = word if not i else f"{word}({i + 1})"
                    f.write(f"{name} {sounds}\n")

    def tied(self):
        log = f"{self.logs}/tied.log"
        self.clear()
        self.spread("ci", "ci.mdef", "tied.start", "tied.mdef", log)
        self.passes("tied.start", "tied", "tied.mdef", 1, PASSES["tied"])
        self.split(1)

    def go_on(self, before):
        """Same tying and transforms as `before`, its Gaussians as a start."""
        for name in ("tied.mdef", "mllt"):
            shutil.copy(f"{before}/{name}", self.work)
        self.transform = ["-lda", self.path("mllt"), "-ldadim",
                          self.args.lda]
        if self.ptm():
            if not os.path.exists(self.path("tied.start")):
                run(f"{self.logs}/tied.log", f"{HERE}/codebooks.py",
                    self.path("tied.mdef"), f"{before}/tied",
                    self.path("tied.start"), self.args.gaussians)
            self.passes("tied.start", "tied", "tied.mdef",
                        self.args.gaussians, PASSES["ptm"])
            self.export("tied", "model.ptm")
            return
        shutil.copytree(f"{before}/tied", self.path("tied.start"),
                        dirs_exist_ok=True)
        with open(self.path("tied.start/means"), "rb") as f:
            density = self.density(f)
        self.passes("tied.start", "tied", "tied.mdef", density,
                    PASSES["again"])
        self.export("tied", f"model.{density}")
        self.split(density)

    @staticmethod
    def density(f):
        while f.readline().strip() != b"endhdr":
            pass
        return struct.unpack("<4I", f.read(16))[3]

    def split(self, density):
        """Double the Gaussians until there are enough."""
        log = f"{self.logs}/tied.log"
        while density < self.args.gaussians:
            more = min(density, self.args.gaussians - density)
            source, start = self.folder("tied"), self.folder("tied.start")
            run(log, "inc_comp", "-ninc", more, "-dcountfn",
                f"{source}/mixture_weights", "-inmixwfn",
                f"{source}/mixture_weights", "-outmixwfn",
                f"{start}/mixture_weights", "-inmeanfn", f"{source}/means",
                "-outmeanfn", f"{start}/means", "-invarfn",
                f"{source}/variances", "-outvarfn", f"{start}/variances")
            shutil.copy(f"{source}/transition_matrices", start)
            density += more
            last = density == self.args.gaussians
            self.passes("tied.start", "tied", "tied.mdef", density,
                        PASSES["last" if last else "split"])
            shutil.copytree(source, self.path(f"tied.{density}"),
                            dirs_exist_ok=True)
            self.export(f"tied.{density}", f"model.{density}")

    def export(self, source, target):
        out = self.folder(target)
        for name in PARAMETERS:
            shutil.copy(self.path(source, name), out)
        write_distinct(self.path("tied.mdef"), self.path("small.mdef"))
        run(f"{self.logs}/export.log", "/usr/bin/pocketsphinx_mdef_convert",
            "-bin", self.path("small.mdef"), f"{out}/mdef")
        if self.transform:
            shutil.copy(self.path("mllt"), f"{out}/feature_transform")
        shutil.copy(f"{self.etc}/zh.filler", f"{out}/noisedict")
        with open(f"{out}/feat.params", "w") as f:
            for key, value in FEAT.items():
                if key not in ("-alpha", "-ncep"):
                    f.write(f"{key} {value}\n")
            f.write(f"-feat {self.args.feature}\n-agc none\n-cmn batch\n"
                    "-varnorm no\n-model " + self.args.type + "\n")
            if self.transform:
                f.write(f"-ldadim {self.args.lda}\n")
        if self.ptm():
            # Weights smoothed between context-free and tied states, then in
            # eight bits.
            log = f"{self.logs}/export.log"
            run(log, "delint", "-accumdirs", ",".join(
                self.path(f"accum.{p + 1}") for p in range(PARTS)),
                "-moddeffn", self.path("tied.mdef"), "-mixwfn",
                f"{out}/mixture_weights", "-cilambda", 0.9, "-maxiter", 4000)
            run(log, "mk_s2sendump", "-moddeffn", self.path("tied.mdef"),
                "-mixwfn", f"{out}/mixture_weights", "-mwfloor", 1e-7,
                "-pocketsphinx", "yes", "-sendumpfn", f"{out}/sendump")
            os.remove(f"{out}/mixture_weights")
        self.say(target, "written")


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("work")
    parser.add_argument("--dict", required=True)
    parser.add_argument("--states", type=int, default=1500)
    parser.add_argument("--gaussians", type=int, default=8)
    parser.add_argument("--type", default="cont")
    # Spliced frames (13:4) would suit LDA better, but sphinxbase's
    # feat_copy() takes the stream's length after LDA for the one before it
    # and copies the wrong cepstra.
    parser.add_argument("--feature", default="1s_c_d_dd")
    parser.add_argument("--lda", type=int, default=0)
    parser.add_argument("--floor", type=float, default=1e-4,
                        help="smallest variance after LDA, which makes the "
                        "variance within a class 1")
    parser.add_argument("--continue", dest="before", help="folder of a "
                        "finished training whose transforms, trees and "
                        "Gaussians to go on from, with other speech")
    args = parser.parse_args()
    trainer = Trainer(args)
    if args.before:
        trainer.go_on(os.path.abspath(args.before))
        return
    if args.lda:
        trainer.lda_mllt()
    if not os.path.exists(trainer.path("ci", "means")):
        trainer.flat("ci.flat")
        trainer.passes("ci.flat", "ci", "ci.mdef",
                       1, PASSES["ci"])
    if not os.path.exists(trainer.path("untied", "means")):
        trainer.clear()
        trainer.untied()
    if not os.path.exists(trainer.path("tied.mdef")):
        trainer.tree()
        trainer.say("trees built")
    trainer.tied()


if __name__ == "__main__":
    main()
