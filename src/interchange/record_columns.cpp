#include "interchange/record_columns.h"

#include "base/error.h"
#include "base/translate.h"

namespace vitrine {

void RecordColumns::add(std::string_view name) {
    if (m_places.try_emplace(std::string(name), m_names.size()).second) m_names.emplace_back(name);
}

void RecordColumns::check(const std::filesystem::path& file) const {
    if (m_names.size() <= most_record_columns) return;
    throw Error(
        Failure::invalid,
        tr("The records of {0} have more than {1} different columns. Choose other records in "
           "the file.",
           file.filename().string(), most_record_columns));
}

void append_to_list(std::string& list, std::string_view value) {
    if (!list.empty()) list += ',';
    if (value.find_first_of(",\"\r\n") == std::string_view::npos) {
        list += value;
        return;
    }
    list += '"';
    list += replace_all(value, "\"", "\"\"");
    list += '"';
}

}  // namespace vitrine
