// Any bytes as a CSV file: read to the end or refused, and every cell is UTF-8.
#include <sys/mman.h>
#include <unistd.h>

#include <cstdint>
#include <cstdlib>
#include <string>

#include "base/error.h"
#include "base/text.h"
#include "interchange/csv_reader.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const int file = ::memfd_create("fuzz.csv", 0);
    if (file < 0 || ::write(file, data, size) != static_cast<ssize_t>(size)) std::abort();
    try {
        vitrine::CsvReader reader("/proc/self/fd/" + std::to_string(file));
        vitrine::CsvRow row;
        while (reader.next(row)) {
            for (const auto cell : row.cells) {
                if (!vitrine::is_utf8(cell)) std::abort();
            }
            reader.take_issues();
        }
    } catch (const vitrine::Error&) {
        // Refused with a sentence: an answer too.
    }
    ::close(file);
    return 0;
}
