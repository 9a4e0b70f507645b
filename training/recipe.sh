#!/bin/sh
# The shipped encoder, from the start weights: sh training/recipe.sh EVAL_DIR BUILD_DIR [PYTHON]
# EVAL_DIR holds the annotated sets, BUILD_DIR/base the start weights (training/base.py).
# Two hours and ten minutes on two quiet cores (the learning rate reaches nothing when the time is up); EXPERIMENTS.md says why these numbers.
set -eu
data=$1 build=$2 python=${3:-python3}
export MALLOC_TRIM_THRESHOLD_=100000000000 MALLOC_MMAP_THRESHOLD_=100000000000

exec "$python" -m training.train --base "$build/base" --eval "$data" --out "$build/selon-2.pt" \
    --train "$data/attributions-wikinews-train.jsonl.gz:0:4" --train "$data/polnear-train.jsonl.gz:1:1" \
    --layers 0,1,2,3,4,5,6,7,8,9,10,11 --threads 2 --epochs 4 --minutes 130 --pieces 2048 --rate 1.5e-4 --free 1.5
