#include "workbench/recent_catalogues.h"

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <system_error>

#include "workbench/cell_text.h"

namespace vitrine {
namespace {

// A line of the list: file, instant, channel, locale, then the columns.
enum Cell : std::size_t { file_cell, opened_cell, channel_cell, locale_cell, first_column_cell };

// One spelling of a file, so that it stands in the list once.
std::filesystem::path settled(const std::filesystem::path& file) {
    std::error_code ignored;
    const auto absolute = std::filesystem::weakly_canonical(file, ignored);
    return absolute.empty() ? file : absolute;
}

std::vector<RecentCatalogue> read_list(const std::filesystem::path& file) {
    std::error_code ignored;
    if (!std::filesystem::is_regular_file(file, ignored)) return {};
    std::ifstream input(file, std::ios::binary);
    const std::string text{std::istreambuf_iterator<char>(input), std::istreambuf_iterator<char>()};
    std::vector<RecentCatalogue> all;
    for (const auto& line : parse_tab_separated(text)) {
        if (line.size() < first_column_cell || line[file_cell].empty()) continue;
        RecentCatalogue catalogue;
        catalogue.file = line[file_cell];
        catalogue.opened = parse_iso8601(line[opened_cell]).value_or(Instant());
        catalogue.channel = line[channel_cell];
        catalogue.locale = line[locale_cell];
        catalogue.columns.assign(line.begin() + first_column_cell, line.end());
        all.push_back(std::move(catalogue));
        if (all.size() == RecentCatalogues::most) break;
    }
    return all;
}

}  // namespace

bool RecentCatalogue::is_there() const {
    std::error_code ignored;
    return std::filesystem::is_regular_file(file, ignored);
}

std::filesystem::path RecentCatalogues::default_file() {
    const char* config = std::getenv("XDG_CONFIG_HOME");
    const char* home = std::getenv("HOME");
    std::filesystem::path folder = config != nullptr && *config == '/' ? config : "";
    if (folder.empty()) folder = std::filesystem::path(home != nullptr ? home : ".") / ".config";
    return folder / "vitrine" / "recent.txt";
}

RecentCatalogues::RecentCatalogues(std::filesystem::path file)
    : m_file(std::move(file)), m_all(read_list(m_file)) {}

std::optional<RecentCatalogue> RecentCatalogues::find(const std::filesystem::path& file) const {
    const auto wanted = settled(file);
    for (const auto& catalogue : m_all) {
        if (catalogue.file == wanted) return catalogue;
    }
    return std::nullopt;
}

void RecentCatalogues::note(RecentCatalogue catalogue) {
    follow_file();
    catalogue.file = settled(catalogue.file);
    std::erase_if(m_all, [&](const auto& known) { return known.file == catalogue.file; });
    m_all.insert(m_all.begin(), std::move(catalogue));
    if (m_all.size() > most) m_all.resize(most);
    write();
}

void RecentCatalogues::forget(const std::filesystem::path& file) {
    const auto wanted = settled(file);
    follow_file();
    std::erase_if(m_all, [&](const auto& known) { return known.file == wanted; });
    write();
}

// Another window may have written it meanwhile. Where it cannot be kept at all, what is known stays.
void RecentCatalogues::follow_file() {
    if (auto all = read_list(m_file); !all.empty()) m_all = std::move(all);
}

void RecentCatalogues::write() const {
    CellBlock lines;
    for (const auto& catalogue : m_all) {
        lines.push_back({catalogue.file.string(), to_iso8601(catalogue.opened), catalogue.channel,
                         catalogue.locale});
        lines.back().insert(lines.back().end(), catalogue.columns.begin(), catalogue.columns.end());
    }
    std::error_code ignored;
    std::filesystem::create_directories(m_file.parent_path(), ignored);
    // Written aside and renamed: two windows at once must not leave half a list.
    auto aside = m_file;
    aside += ".new";
    std::ofstream output(aside);
    output << to_tab_separated(lines);
    output.close();
    if (output) std::filesystem::rename(aside, m_file, ignored);
}

}  // namespace vitrine
