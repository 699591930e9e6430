"""Cepstra as sphinx_fe writes them, all that the filters give."""
import numpy as np

WIDTH = 20    # of a frame


def read_cepstra(path):
    """Frames of a file, which starts with their count of values."""
    return np.fromfile(path, np.float32)[1:].reshape(-1, WIDTH)


def normalised(cepstra):
    """Less the mean over frames that have energy (as decoder.c)."""
    loud = cepstra[cepstra[:, 0] >= 0]
    return cepstra - loud.mean(0) if len(loud) else cepstra
