#!/bin/sh
# Installs what the full tests need and a package manager has: a browser with its driver, and PostgreSQL.
# As root on Debian it installs them; elsewhere it says what is missing and fails.
set -eu

missing=""
command -v chromium >/dev/null || missing="$missing chromium"
command -v chromedriver >/dev/null || missing="$missing chromium-driver"
command -v initdb >/dev/null || ls /usr/lib/postgresql/*/bin/initdb >/dev/null 2>&1 || missing="$missing postgresql"
[ -n "$missing" ] || exit 0

if [ "$(id -u)" -ne 0 ] || ! command -v apt-get >/dev/null; then
    echo "The full tests need:$missing (Debian's names). Please install them." >&2
    exit 1
fi
export DEBIAN_FRONTEND=noninteractive
apt-get update -qq
# The server that the package would start is not wanted: the tests start one of their own.
mkdir -p /etc/postgresql-common
[ -e /etc/postgresql-common/createcluster.conf ] || echo "create_main_cluster = false" >/etc/postgresql-common/createcluster.conf
# The browser and its driver must be of one version, so both are brought up together.
case "$missing" in *chromium*) missing="$missing chromium chromium-driver" ;; esac
# shellcheck disable=SC2086 -- a list of package names
apt-get install -y -qq --no-install-recommends $missing
