#!/bin/sh
# The second course: sh training/second-course.sh EVAL_DIR CORPORA_DIR BUILD_DIR [PYTHON]
# Goes on from BUILD_DIR/selon-2.pt with the reports of training/labels, twice, with other seeds; then the mean of all three.
# Fifty minutes a seed on two quiet cores; EXPERIMENTS.md says what each gave.
set -eu
data=$1 corpora=$2 build=$3 python=${4:-python3}
labels=$(dirname "$0")/labels
export MALLOC_TRIM_THRESHOLD_=100000000000 MALLOC_MMAP_THRESHOLD_=100000000000

course() { # OUT SEED EPOCHS MINUTES POLNEAR
    "$python" -m training.train --base "$build/base" --eval "$data" --out "$build/$1.pt" --init "$build/selon-2.pt" \
        --train "$data/attributions-wikinews-train.jsonl.gz:0:3" --train "$labels/wikinews-en.jsonl:0:4" \
        --train "$labels/press-2.jsonl:0:3" --train "$labels/press.jsonl:0:1" --train "$labels/wikinews-1.jsonl:0:1" \
        --train "$data/polnear-train.jsonl.gz:1:$5" \
        --texts "$corpora/wikinews-en.jsonl.gz" --texts "$corpora/meantime-en-es-it-nl.jsonl.gz" \
        --texts "$corpora/wikinews-fr.jsonl.gz" --texts "$corpora/gilets-jaunes.jsonl.gz" \
        --threads 2 --epochs "$3" --minutes "$4" --pieces 2048 --rate 1e-4 --head-rate 4e-4 --free 1.5 --seed "$2"
}

course selon-3a 7 3 105 0.4
course selon-3b 21 2.2 42 0.45
"$python" -m training.soup "$build/selon-3.pt" "$build/selon-2.pt" "$build/selon-3a.pt" "$build/selon-3b.pt"
