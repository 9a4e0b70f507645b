#!/bin/sh
# The fourth course: sh training/fourth-course.sh EVAL_DIR CORPORA_DIR BUILD_DIR [PYTHON]
# BUILD_DIR holds base/ and selon-4.pt (or what training.recover takes out of shipped graphs).
# Two seeds side by side, a thread each, 72 and 70 minutes; EXPERIMENTS.md says what each gave. Seed 51 had only 26 of the
# 80 reports of press-3.jsonl, since the others were being annotated.
set -eu
data=$1 corpora=$2 build=$3 python=${4:-python3}
labels=$(dirname "$0")/labels
export MALLOC_TRIM_THRESHOLD_=100000000000 MALLOC_MMAP_THRESHOLD_=100000000000
texts="--texts $corpora/wikinews-en.jsonl.gz --texts $corpora/meantime-en-es-it-nl.jsonl.gz --texts $corpora/wikinews-fr.jsonl.gz"
texts="$texts --texts $corpora/gilets-jaunes.jsonl.gz --texts $corpora/basil-en.jsonl.gz --texts $corpora/rss-fr-2025-09.jsonl.gz"

for run in 51:72:a 77:70:b; do
    rest=${run#*:}
    # shellcheck disable=SC2086
    "$python" -m training.train --base "$build/base" --eval "$data" --out "$build/selon-6${rest#*:}.pt" --init "$build/selon-4.pt" \
        --train "$data/attributions-wikinews-train.jsonl.gz:0:2" --train "$labels/wikinews-en-3.jsonl:0:2" \
        --train "$labels/press-en.jsonl:0:2" --train "$labels/press-3.jsonl:0:2" --train "$labels/wikinews-en-2.jsonl:0:2" \
        --train "$labels/wikinews-en.jsonl:0:2" --train "$labels/press-2.jsonl:0:2" --train "$labels/press.jsonl:0:1" \
        --train "$labels/wikinews-1.jsonl:0:1" --train "$labels/wikinews-fr.jsonl:0:2" --train "$data/polnear-train.jsonl.gz:1:0.3" \
        $texts --threads 1 --epochs 2.2 --minutes "${rest%:*}" --pieces 2048 --rate 1e-4 --head-rate 4e-4 --free 1.5 \
        --seed "${run%%:*}" &
done
wait
"$python" -m training.soup "$build/selon-7.pt" "$build/selon-4.pt:2" "$build/selon-6a.pt" "$build/selon-6b.pt"
