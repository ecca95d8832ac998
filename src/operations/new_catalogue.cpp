#include "operations/new_catalogue.h"

#include <algorithm>
#include <cstdlib>
#include <system_error>
#include <vector>

#include "base/error.h"
#include "base/translate.h"
#include "operations/import_catalogue.h"
#include "operations/publish_channel.h"
#include "store/catalogue.h"

namespace vitrine {
namespace {

namespace fs = std::filesystem;

// Takes the new file and all that lies beside it away again, unless told to keep it.
class Unfinished {
public:
    explicit Unfinished(fs::path file) : m_file(std::move(file)) {}
    ~Unfinished() {
        if (m_file.empty()) return;
        std::error_code ignored;
        fs::remove_all(m_assets, ignored);
        for (const char* suffix : {"", "-wal", "-shm", "-journal", ".lock"}) {
            fs::path companion = m_file;
            companion += suffix;
            fs::remove(companion, ignored);
        }
    }
    Unfinished(const Unfinished&) = delete;
    Unfinished& operator=(const Unfinished&) = delete;

    void remember_assets(fs::path folder) { m_assets = std::move(folder); }
    void keep() { m_file.clear(); }

private:
    fs::path m_file;
    fs::path m_assets;
};

std::vector<fs::path> profiles_in(const fs::path& folder) {
    std::vector<fs::path> profiles;
    std::error_code error;
    for (fs::directory_iterator entry(folder, error), end; !error && entry != end;
         entry.increment(error)) {
        if (entry->path().extension() == ".json") profiles.push_back(entry->path());
    }
    std::sort(profiles.begin(), profiles.end());
    return profiles;
}

void fill_with_demo(Catalogue& catalogue, const fs::path& demo, const Progress& progress) {
    ImportOptions options;
    options.paths = {demo / "catalogue"};
    import_catalogue(catalogue, options, progress);
    ExporterLibrary exporters;
    for (const fs::path& profile : profiles_in(demo / "channels")) {
        progress.check();
        for (const Issue& issue : import_channel_profile(catalogue, exporters, profile)) {
            if (issue.severity != Severity::error) continue;
            throw Error(Failure::invalid,
                        tr("The demonstration channel in {0} cannot be read.", profile.string()),
                        to_sentence(issue));
        }
    }
}

}  // namespace

fs::path resources_folder_for(const fs::path& program_folder) {
    if (const char* named = std::getenv("VITRINE_RESOURCES"); named != nullptr && *named != '\0')
        return named;
    return program_folder.parent_path() / "share" / "vitrine";
}

void create_catalogue(const fs::path& file, NewCatalogue kind, const fs::path& resources,
                      const Progress& progress) {
    const fs::path demo = resources / "demo";
    std::error_code ignored;
    if (kind == NewCatalogue::demo && !fs::is_directory(demo / "catalogue", ignored)) {
        throw Error(Failure::storage,
                    tr("The demonstration data is not installed: {0} is not there.",
                       (demo / "catalogue").string()));
    }
    progress.check();
    // Only a file that is certainly ours may be taken away again.
    Catalogue::create(file);
    Unfinished unfinished(file);
    if (kind == NewCatalogue::demo) {
        Catalogue catalogue(file, sql::Access::read_write, sql::Purpose::job);
        unfinished.remember_assets(catalogue.assets_folder());
        fill_with_demo(catalogue, demo, progress);
        catalogue.checkpoint();
    }
    unfinished.keep();
}

}  // namespace vitrine
