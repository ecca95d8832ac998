#include "operations/import_file.h"

namespace vitrine {

std::string ImportFile::source_column(const std::string& heading) const {
    for (std::size_t i = 0; i < source_columns.size(); ++i) {
        if (headings[i] == heading && !source_columns[i].empty()) return source_columns[i];
    }
    return heading;
}

}  // namespace vitrine
