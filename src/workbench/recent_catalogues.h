// The catalogues somebody opened lately, and how they looked at each: kept in a small file of the
// user's own, ~/.config/vitrine/recent.txt.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "base/clock.h"

namespace vitrine {

struct RecentCatalogue {
    std::filesystem::path file;
    Instant opened;
    std::string channel;  // codes, as chosen last
    std::string locale;
    std::vector<std::string> columns;  // empty: the usual ones

    // Whether the file is where it was.
    bool is_there() const;
};

class RecentCatalogues {
public:
    static constexpr std::size_t most = 10;

    // $XDG_CONFIG_HOME/vitrine/recent.txt, or below ~/.config.
    static std::filesystem::path default_file();

    // A list that cannot be read counts as empty: it is a convenience, not data.
    explicit RecentCatalogues(std::filesystem::path file);

    // The last opened first.
    const std::vector<RecentCatalogue>& all() const { return m_all; }
    std::optional<RecentCatalogue> find(const std::filesystem::path& file) const;

    // Puts it at the top and writes the list. A list that cannot be written is not an error either.
    void note(RecentCatalogue catalogue);
    void forget(const std::filesystem::path& file);

private:
    void follow_file();
    void write() const;

    std::filesystem::path m_file;
    std::vector<RecentCatalogue> m_all;
};

}  // namespace vitrine
