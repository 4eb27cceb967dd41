#!/bin/sh
# Set NetPlanner up in this folder, then start it or run its tests. Safe to repeat.
#   sh netplanner.sh run  [arguments of the program]
#   sh netplanner.sh test [arguments of pytest]
set -eu
called_from=$(pwd)
cd "$(dirname "$0")"

usage() {
    echo "usage: sh netplanner.sh run|test [arguments]" >&2
    exit 2
}
[ $# -gt 0 ] || usage
task=$1
shift
case $task in
    run) list=packaging/requirements.lock ;;
    test) list=packaging/requirements-dev.lock ;;
    *) usage ;;
esac

# What Qt's wheels expect of the system: drawing without a screen, X11, Wayland, printing.
# Ubuntu 24.04 and Debian 13 call some of them otherwise: the newer name stands after the bar.
system="python3 python3-venv fontconfig fonts-dejavu-core
    libglib2.0-0|libglib2.0-0t64 libdbus-1-3 libegl1 libfontconfig1 libgl1 libxkbcommon0
    libxcb-cursor0 libxcb-icccm4 libxcb-image0 libxcb-keysyms1 libxcb-randr0 libxcb-render-util0
    libxcb-shape0 libxcb-shm0 libxcb-sync1 libxcb-xfixes0 libxcb-xkb1 libxkbcommon-x11-0 libx11-xcb1
    libwayland-client0 libwayland-cursor0 libwayland-egl1 libcups2|libcups2t64"
# The tests open the program once on a real X server.
[ "$task" = run ] || system="$system xvfb xauth"

# Whether one of the two names of a wish (see above) is among the installed packages.
installed() {
    case $present in
        *" ${1%|*}=installed "* | *" ${1#*|}=installed "*) return 0 ;;
    esac
    return 1
}

install_system_libraries() {
    # shellcheck disable=SC2086,SC2046 # lists of names
    present=" $(dpkg-query --show --showformat '${Package}=${db:Status-Status} ' \
        $(echo $system | tr '|' ' ') 2>/dev/null || true)"
    missing=
    for wish in $system; do
        installed "$wish" || missing="$missing $wish"
    done
    [ -n "$missing" ] || return 0

    as_root=
    if [ "$(id -u)" != 0 ]; then
        as_root=sudo
        command -v sudo >/dev/null && sudo true || ask_for_root
    fi
    echo "Installing system libraries..." >&2
    log=$(mktemp)
    # One source of several may be out of reach; whether that matters, the next step tells.
    $as_root apt-get update </dev/null >"$log" 2>&1 || true
    # shellcheck disable=SC2046 # a list of names
    quietly "$log" $as_root env DEBIAN_FRONTEND=noninteractive \
        apt-get install -y --no-install-recommends $(names_here)
    rm -f "$log"
}

# The missing packages as this system calls them.
names_here() {
    for wish in $missing; do
        name=${wish#*|}
        apt-cache show "$name" >/dev/null 2>&1 || name=${wish%|*}
        echo "$name"
    done
}

ask_for_root() {
    echo "Some system libraries are missing, and you may not install them with sudo here." >&2
    echo "Have this done once as root, then start again:" >&2
    # shellcheck disable=SC2046 # a list of names
    echo "apt-get update && apt-get install -y --no-install-recommends" $(names_here) >&2
    exit 1
}

# Run a command; what it says is shown only if it fails.
quietly() {
    said=$1
    shift
    "$@" </dev/null >"$said" 2>&1 || {
        cat "$said" >&2
        give_up "The system libraries could not be installed; what was said is above."
    }
}

# What went wrong, and what to do about it.
give_up() {
    echo "$1" >&2
    echo "Nothing of yours was changed. See that the internet can be reached, then start again." >&2
    exit 1
}

starts='import sys; sys.path.insert(0, sys.argv.pop(1)); sys.argv[0] = "netplanner"
from netplanner.cli import main; sys.exit(main())'
finds_qt='import importlib.util, sys; sys.exit(not importlib.util.find_spec("PySide6"))'

install_python_libraries() {
    stamp=.venv/installed-$task
    # After an upgrade of the system another Python answers, which finds no library.
    if cmp -s "$list" "$stamp" && .venv/bin/python -c "$finds_qt" 2>/dev/null; then
        return 0
    fi
    if ! .venv/bin/python -m pip --version >/dev/null 2>&1; then
        "${PYTHON:-python3}" -c 'import sys; sys.exit(sys.version_info < (3, 11))' || {
            echo "NetPlanner needs Python 3.11 or newer; set PYTHON to one." >&2
            exit 1
        }
        "${PYTHON:-python3}" -m venv --clear .venv
    fi
    echo "Installing Python libraries (some 120 MB, fetched once)..." >&2
    .venv/bin/python -m pip install --quiet --disable-pip-version-check --no-deps \
        --require-hashes --only-binary :all: --requirement "$list" ||
        give_up "The Python libraries could not be installed; what was said is above."
    cp "$list" "$stamp"
    # The longer list holds the shorter one.
    [ "$task" = run ] || cp packaging/requirements.lock .venv/installed-run
}

compile_catalogues() {
    for po in resources/locale/*/LC_MESSAGES/netplanner.po; do
        mo=${po%.po}.mo
        [ -e "$po" ] || continue
        if [ ! -e "$mo" ] || [ -n "$(find "$po" -newer "$mo")" ]; then
            .venv/bin/python packaging/catalogue.py compile >/dev/null
        fi
    done
}

if command -v dpkg-query >/dev/null; then
    install_system_libraries
fi
install_python_libraries
compile_catalogues

if [ "$task" = run ]; then
    # Back to where it was called: the files among the arguments are meant from there.
    here=$(pwd)
    cd "$called_from"
    exec "$here/.venv/bin/python" -P -c "$starts" "$here" "$@"
fi
export QT_QPA_PLATFORM="${QT_QPA_PLATFORM:-offscreen}"
[ $# -gt 0 ] || set -- -n 2
exec .venv/bin/python -m pytest "$@"
