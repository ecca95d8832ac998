#include "workbench/profile_file.h"

#include "base/error.h"
#include "base/translate.h"
#include "operations/import_presets.h"

namespace vitrine {

std::string keep_profile(const std::filesystem::path& file, const ImportProfile& profile) {
    try {
        ImportProfile kept = profile;
        if (kept.title.empty()) kept.title = file.stem().string();
        write_import_profile(file, kept);
    } catch (const Error& error) {
        return error.sentence();
    }
    return tr("The profile is in {0}.", file.string());
}

std::string take_profile(const std::filesystem::path& file, ImportColumns& columns) {
    try {
        ImportProfile profile = read_import_profile(file);
        if (profile.title.empty()) profile.title = file.stem().string();
        columns.take(profile);
    } catch (const Error& error) {
        return error.sentence();
    }
    return tr("The columns are as {0} says.", file.filename().string());
}

}  // namespace vitrine
