#!/usr/bin/env bash
# Makes a Debian package, has lintian, mandoc and the shells judge it, and installs it into a Debian that has no Swift.
# Usage: Tests/Interop/install.sh GONGKAI
# GONGKAI is a release build with the Swift runtime linked in. Needs root (or a user that may make namespaces), dpkg-dev,
# binutils, lintian, mandoc, zsh, fish, debootstrap, and the network the first time. The Debian is kept under build/debian.
# DEBIAN_MIRROR names a mirror, else the first of apt's own is taken.
# Exit status: 0 all is well; 1 something is not; 64 no program was named; 69 something that is needed is missing.
set -euo pipefail

(( $# == 1 )) || { echo "usage: $0 GONGKAI" >&2; exit 64; }
gongkai=$(realpath "$1")
root=$(cd "$(dirname "$0")/../.." && pwd)
cd "$root"
for tool in dpkg-deb dpkg-shlibdeps lintian mandoc zsh fish debootstrap chroot; do
    command -v "$tool" >/dev/null || { echo "$0: $tool is missing" >&2; exit 69; }
done
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
fail() { echo "$0: $*" >&2; exit 1; }

echo "make install and make uninstall leave nothing behind"
Scripts/install "$gongkai" /opt/gongkai "$work/stage"
[[ $("$work/stage/opt/gongkai/bin/gongkai" --version) == $("$gongkai" --version) ]] || fail "the installed program differs"
touch "$work/stage/opt/gongkai/share/man/man1/another.1"
Scripts/install --uninstall /opt/gongkai "$work/stage"
left=$(find "$work/stage" -type f -printf '%P\n')
[[ $left == opt/gongkai/share/man/man1/another.1 ]] || fail "uninstalling left: $left"

echo "The package is the same twice"
export SOURCE_DATE_EPOCH=1700000000
package=$(Scripts/debian-package "$gongkai" "$work/first")
again=$(Scripts/debian-package "$gongkai" "$work/second")
cmp "$package" "$again" || fail "two packages of the same program differ"

echo "lintian"
lintian --allow-root --fail-on error,warning --display-info "$package" || fail "lintian has something to say"

echo "man pages by mandoc, completions by bash, zsh and fish"
dpkg-deb --extract "$package" "$work/package"
for page in "$work"/package/usr/share/man/man1/*.gz; do
    zcat "$page" | mandoc -Tlint -W warning || fail "mandoc has something to say of $(basename "$page")"
done
share=$work/package/usr/share
for command in $("$gongkai" --help | sed -n '/^SUBCOMMANDS:/,/^$/s/^  \([a-z]\+\) .*/\1/p'); do
    [[ -f $share/man/man1/gongkai-$command.1.gz ]] || fail "there is no page of gongkai $command"
done
bash -n "$share/bash-completion/completions/gongkai"
zsh -n "$share/zsh/vendor-completions/_gongkai"
fish --no-execute "$share/fish/vendor_completions.d/gongkai.fish"
completed=$(PATH="$work/package/usr/bin:$PATH" fish -c "
    source $share/fish/vendor_completions.d/gongkai.fish; complete -C 'gongkai conv'")
[[ $completed == convert* ]] || fail "fish completes “gongkai conv” as “$completed”"
completed=$(PATH="$work/package/usr/bin:$PATH" bash -c "
    source $share/bash-completion/completions/gongkai
    COMP_LINE='gongkai conv' COMP_POINT=12 COMP_WORDS=(gongkai conv) COMP_CWORD=1 COMP_TYPE=9
    \$(complete -p gongkai | sed 's/.*-F \([^ ]*\).*/\1/') gongkai conv gongkai 2>/dev/null; printf '%s\n' \"\${COMPREPLY[@]}\"")
[[ $completed == convert* ]] || fail "bash completes “gongkai conv” as “$completed”"

suite=$(. /etc/os-release && echo "$VERSION_CODENAME")
base=build/debian/$suite
if [[ ! -f $base.complete ]]; then
    mirror=${DEBIAN_MIRROR:-$(apt-cache policy | sed -n 's/.*\(http[^ ]*\) .*main.*/\1/p' | grep -v security | head -n 1)}
    [[ -n $mirror ]] || { echo "$0: apt knows no mirror; expected one in DEBIAN_MIRROR" >&2; exit 69; }
    echo "debootstrap $suite"
    rm -rf "$base"
    mkdir -p "$base"
    debootstrap --variant=minbase "$suite" "$base" "$mirror" >"$work/debootstrap.log" 2>&1 ||
        { tail -n 5 "$work/debootstrap.log" >&2; echo "$0: debootstrap failed" >&2; exit 69; }
    # What apt here knows of proxies and keys is known there.
    for file in /etc/apt/apt.conf /etc/apt/apt.conf.d/*proxy* /etc/resolv.conf; do
        [[ -e $file ]] && { mkdir -p "$base$(dirname "$file")"; cp -L "$file" "$base$file"; }
    done
    touch "$base.complete"
fi

echo "In a Debian without Swift"
place=$work/debian
cp -a --reflink=auto "$base" "$place"
mount --bind /dev "$place/dev" && mount -t proc proc "$place/proc"
trap 'umount "$place/proc" "$place/dev" 2>/dev/null; rm -rf --one-file-system "$work"' EXIT
inside() { chroot "$place" /usr/bin/env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin DEBIAN_FRONTEND=noninteractive \
    http_proxy="${http_proxy:-}" https_proxy="${https_proxy:-}" "$@"; }
! inside sh -c 'command -v swift || find / -xdev -name "libswift*" | grep .' || fail "there is Swift in it"
# minbase leaves documents and man pages alone only where dpkg is not told otherwise.
cp "$package" "$place/root/gongkai.deb"
cp Samples/gazette-2024-03.txt Samples/penalties.csv "$place/root/"
inside apt-get update -qq
inside apt-get install -y -qq /root/gongkai.deb >"$work/apt.log" 2>&1 || { tail -n 5 "$work/apt.log" >&2; fail "apt does not install it"; }
[[ $(inside gongkai --version) == $("$gongkai" --version) ]] || fail "it does not run"
inside sh -c 'cd /root && gongkai convert gazette-2024-03.txt -o gazette.xml --quiet && gongkai validate gazette.xml --no-checks --quiet'
"$gongkai" convert Samples/gazette-2024-03.txt -t xml --quiet | cmp - "$place/root/gazette.xml" || fail "it writes other bytes there"
# What is recommended is there, so that archives, workbooks and databases are written.
inside sh -c 'cd /root && gongkai convert gazette-2024-03.txt -t csv -o tables.zip --quiet &&
    gongkai convert penalties.csv -o penalties.xlsx --quiet && gongkai convert penalties.csv -o penalties.sqlite --quiet'
for file in man/man1/gongkai.1.gz man/man1/gongkai-convert.1.gz bash-completion/completions/gongkai \
    zsh/vendor-completions/_gongkai fish/vendor_completions.d/gongkai.fish doc/gongkai/copyright; do
    [[ -f $place/usr/share/$file ]] || fail "$file is missing"
done
inside apt-get purge -y -qq gongkai >"$work/apt.log" 2>&1
left=$(find "$place/usr" "$place/etc" "$place/var/lib/dpkg/info" -name '*gongkai*' | sed "s|$place||")
[[ -z $left ]] || fail "removing left: $left"
echo "The package installs, works and goes"
