#!/usr/bin/env bash
# Builds a stand-in for the public Node image out of the pinned Node and the libraries it asks for, for places where no
# image registry can be reached. The image says what it is in its labels.
#   scripts/base-image.sh [tag]
set -euo pipefail
cd "$(dirname "$0")/.."
tag=${1:-proevesten-node:local}
node=${NODE_BIN:-$(readlink -f node_modules/.bin/node 2>/dev/null || command -v node)}
root=$(mktemp -d)
trap 'rm -rf "$root"' EXIT

mkdir -p "$root"/{bin,etc/ssl/certs,app,home/node,proc,sys,dev,usr/local/bin,var/tmp}
mkdir -m 1777 "$root/tmp"
install -m 0755 "$node" "$root/usr/local/bin/node"
# Every shared library that the binary asks for, the loader included, at the path where it asks for it.
ldd "$node" | grep -oE '/[^ )]+' | while read -r library; do
  install -D -m 0755 "$(readlink -f "$library")" "$root$library"
done
if [ -r /etc/ssl/certs/ca-certificates.crt ]; then
  cp -L /etc/ssl/certs/ca-certificates.crt "$root/etc/ssl/certs/"
fi
printf 'root:x:0:0:root:/root:/bin/false\nnode:x:1000:1000:node:/home/node:/bin/false\n' >"$root/etc/passwd"
printf 'root:x:0:\nnode:x:1000:\n' >"$root/etc/group"
printf 'hosts: files dns\n' >"$root/etc/nsswitch.conf"
chown -R 1000:1000 "$root/home/node" "$root/app"

tar -C "$root" --numeric-owner --sort=name --mtime=@0 -c . | docker import \
  -c 'ENV PATH=/usr/local/bin:/bin' \
  -c 'CMD ["node"]' \
  -c "LABEL dk.proevesten.base=local dk.proevesten.base.node=$("$node" -v)" \
  - "$tag" >/dev/null
echo "$tag: node $("$node" -v), stand-in built on this machine"
