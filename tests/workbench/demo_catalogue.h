// A copy of the demonstration catalogue in a temporary folder: made once per process, copied per
// test.
#pragma once

#include <filesystem>
#include <string>

#include "operations/new_catalogue.h"
#include "support/temporary_folder.h"

namespace vitrine::test {

class DemoCatalogue {
public:
    DemoCatalogue() {
        const auto& original = made();
        std::filesystem::copy(original.path(), m_folder.path(),
                              std::filesystem::copy_options::recursive);
    }
    std::filesystem::path file() const { return m_folder / "demo.vitrine"; }
    const std::filesystem::path& folder() const { return m_folder.path(); }

private:
    static const TemporaryFolder& made() {
        static const TemporaryFolder folder;
        static const bool once = [] {
            const auto resources = std::filesystem::path(VITRINE_SOURCE_DIR) / "resources";
            create_catalogue(folder / "demo.vitrine", NewCatalogue::demo, resources, Progress());
            return true;
        }();
        static_cast<void>(once);
        return folder;
    }

    TemporaryFolder m_folder;
};

}  // namespace vitrine::test
