"""Why the system refused a file, in the owner's language: it answers in its own."""

from __future__ import annotations

import errno

from netplanner.i18n import N_, _

_REASONS = {
    errno.EACCES: N_("permission is missing"),
    errno.EPERM: N_("permission is missing"),
    errno.EROFS: N_("the place is read-only"),
    errno.ENOENT: N_("the folder or file does not exist"),
    errno.ENOTDIR: N_("the folder or file does not exist"),
    errno.EISDIR: N_("there is a folder of that name"),
    errno.EEXIST: N_("there is something of that name already"),
    errno.ENOSPC: N_("the disk is full"),
    errno.EDQUOT: N_("the disk is full"),
    errno.EFBIG: N_("the file would be too large"),
    errno.ENAMETOOLONG: N_("the name is too long"),
    errno.EIO: N_("the disk does not answer"),
    errno.EBUSY: N_("another program is using it"),
}


def reason(error: OSError) -> str:
    """A part of a sentence, such as `the disk is full`; the rare ones stay in English."""
    known = _REASONS.get(error.errno or 0)
    return _(known) if known else error.strerror or type(error).__name__
