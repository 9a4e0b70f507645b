#!/bin/sh
# The third course, and the network on open text: sh training/third-course.sh EVAL_DIR CORPORA_DIR BUILD_DIR [PYTHON]
# BUILD_DIR holds base/ and selon-3.pt (or what training.recover takes out of shipped graphs).
# Both ran side by side, a thread each, in an hour and a quarter and an hour and a half; EXPERIMENTS.md says what each gave.
set -eu
data=$1 corpora=$2 build=$3 python=${4:-python3}
labels=$(dirname "$0")/labels
export MALLOC_TRIM_THRESHOLD_=100000000000 MALLOC_MMAP_THRESHOLD_=100000000000
texts="--texts $corpora/wikinews-en.jsonl.gz --texts $corpora/meantime-en-es-it-nl.jsonl.gz --texts $corpora/wikinews-fr.jsonl.gz"

# shellcheck disable=SC2086
"$python" -m training.train --base "$build/base" --eval "$data" --out "$build/selon-5.pt" --init "$build/selon-3.pt" \
    --train "$data/attributions-wikinews-train.jsonl.gz:0:2" --train "$labels/wikinews-en-2.jsonl:0:3" \
    --train "$labels/wikinews-en.jsonl:0:3" --train "$labels/press-2.jsonl:0:2" --train "$labels/press.jsonl:0:1" \
    --train "$labels/wikinews-1.jsonl:0:1" --train "$labels/wikinews-fr.jsonl:0:2" --train "$data/polnear-train.jsonl.gz:1:0.3" \
    $texts --texts "$corpora/gilets-jaunes.jsonl.gz" \
    --threads 1 --epochs 2.2 --minutes 72 --pieces 2048 --rate 1e-4 --head-rate 4e-4 --free 1.5 --seed 33 &

# shellcheck disable=SC2086
"$python" -m training.train --base "$build/base" --eval "$data" --out "$build/selon-open-1.pt" \
    --train "$data/attributions-wikinews-train.jsonl.gz:0:2" --train "$labels/wikinews-en-2.jsonl:0:2" \
    --train "$labels/wikinews-en.jsonl:0:2" --train "$labels/wikinews-1.jsonl:0:2" --train "$labels/wikinews-fr.jsonl:0:2" \
    $texts --threads 1 --epochs 3.6 --minutes 85 --pieces 2048 --rate 1.5e-4 --free 1.5 --seed 11

wait
"$python" -m training.soup "$build/selon-4.pt" "$build/selon-3.pt" "$build/selon-5.pt:2"
