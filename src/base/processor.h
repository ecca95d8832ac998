// What the processor of this machine can do, found out at run time: the program is built for the
// least of its kind.
#pragma once

namespace vitrine {

// Vectors of 32 bytes (AVX2). False on other kinds of processors.
bool has_avx2();

}  // namespace vitrine
