# What tests/run --all adds before the tests proper; read by tests/run, with its functions and variables.

verdict() { # name, status
    if [ "$2" -eq 0 ]; then echo "== $1: passed"; else echo "== $1: FAILED"; status=1; fi
}

echo "== Address and undefined-behaviour sanitizers"
build asan
code=0
ASAN_OPTIONS=detect_leaks=0 UBSAN_OPTIONS=print_stacktrace=1 \
    ctest --test-dir build/asan -j "$jobs" --output-on-failure --no-tests=error || code=$?
verdict "Address and undefined-behaviour sanitizers" "$code"

echo "== Thread sanitizer, everything without a window"
build tsan
code=0
# Programs that are told to stop have a second for it, which the sanitizer's own sleep would use up.
TSAN_OPTIONS="halt_on_error=1 atexit_sleep_ms=0 suppressions=$PWD/tests/tsan.supp" \
    ctest --test-dir build/tsan -j "$jobs" --output-on-failure --no-tests=error || code=$?
verdict "Thread sanitizer" "$code"

seconds=${VITRINE_FUZZ_SECONDS:-600}
echo "== Fuzzing, $seconds seconds a target"
code=0
targets="csv filter document html json ods proofing xlsx xml"
CC=clang CXX=clang++ cmake -S . -B build/fuzz -G Ninja -DCMAKE_BUILD_TYPE=RelWithDebInfo -DVITRINE_FUZZERS=ON \
    -DCMAKE_UNITY_BUILD=ON -DVITRINE_TESTS=OFF -DVITRINE_DESKTOP=OFF -DVITRINE_SANITIZE=address,undefined \
    >/dev/null || code=$?
for target in $targets; do
    [ "$code" -eq 0 ] || break
    cmake --build build/fuzz -j "$jobs" --target "fuzz_$target" || code=1
done
# Of each: what is kept goes first, which is what was found once and a sample of each kind of input.
if [ "$code" -eq 0 ]; then
    printf '%s\n' $targets | xargs -P "$jobs" -I '{}' sh -c '
        mkdir -p "build/fuzz/corpus/{}"
        kept=tests/data/fuzz/{}
        [ -d "$kept" ] || kept=
        "build/fuzz/bin/fuzz_{}" -max_total_time="$0" -max_len=4096 -timeout=10 -rss_limit_mb=4096 \
            -print_final_stats=0 -verbosity=0 -artifact_prefix=build/fuzz/ "build/fuzz/corpus/{}" $kept ||
            { echo "fuzz_{} found something: see build/fuzz"; exit 1; }' "$seconds" || code=1
fi
verdict "Fuzzing" "$code"

# Every window test once more on desks that look different; each run keeps its pictures.
windows() { # how they look, which tests, then what to set
    look=$1 which=$2
    shift 2
    echo "== Windows, $look"
    code=0
    env "VITRINE_SCREENSHOTS=$PWD/build/release/screenshots-$look" VITRINE_RESPONSE_MS=100 "$@" \
        tests/desktop/headless build/release/bin/desktop_test --gtest_brief=1 \
        "--gtest_filter=$which" || code=$?
    verdict "Windows, $look" "$code"
}
windows dark '*' GTK_THEME=Adwaita:dark
# The other tests read the words of the windows.
windows french 'WorkHour*:IcecatWindow*' VITRINE_WINDOW_LANGUAGE=fr
windows dense '*' GDK_SCALE=2 VITRINE_SCREEN=3200x2000x24

echo "== Installed, it runs from where it was put"
code=0
tests/installed build/release || code=$?
verdict "Installed" "$code"

echo "== Benchmarks"
code=0
cmake --preset release -DVITRINE_BENCHMARKS=ON >/dev/null && cmake --build --preset release -j "$jobs" || code=$?
if [ "$code" -eq 0 ]; then TMPDIR=$disk build/release/bin/csv_bench || code=$?; fi
if [ "$code" -eq 0 ]; then TMPDIR=$disk tests/bench/run 20000 || code=$?; fi
verdict "Benchmarks" "$code"
