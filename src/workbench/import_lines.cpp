#include "workbench/import_lines.h"

#include <algorithm>
#include <utility>

namespace vitrine {

ImportLines find_lines(ImportDiff& diff, const ImportDiffFilter& filter, std::size_t most,
                       const Progress& progress) {
    ImportLines lines;
    for (const std::uint32_t index : diff.find(filter, progress)) {
        lines.count += filter.field.empty() ? std::max<std::size_t>(diff.field_count(index), 1) : 1;
        if (lines.first.size() == most) continue;
        ImportDiffRow row = diff.row(index);
        if (row.fields.empty()) row.fields.emplace_back();
        for (ImportDiffField& field : row.fields) {
            if (!filter.field.empty() && field.name != filter.field) continue;
            if (lines.first.size() < most)
                lines.first.push_back({row.file, row.line, row.code, row.is_new, std::move(field)});
        }
    }
    return lines;
}

}  // namespace vitrine
