#include "operations/import_presets.h"

#include <algorithm>
#include <fstream>
#include <iterator>
#include <system_error>

#include "base/error.h"
#include "base/program_folder.h"
#include "base/text.h"
#include "base/translate.h"
#include "operations/new_catalogue.h"

namespace vitrine {
namespace {

namespace fs = std::filesystem;

fs::path presets_folder() {
    return resources_folder_for(program_folder()) / "mappings";
}

}  // namespace

ImportProfile read_import_profile(const fs::path& file) {
    std::ifstream input(file, std::ios::binary);
    const std::string text{std::istreambuf_iterator<char>(input), std::istreambuf_iterator<char>()};
    if (!input) {
        throw Error(Failure::storage,
                    tr("{0} cannot be read. Check its name and permissions.", file.string()));
    }
    auto parsed = parse_import_profile(text);
    if (auto* profile = std::get_if<ImportProfile>(&parsed)) return std::move(*profile);
    std::string list;
    for (Issue& issue : std::get<Issues>(parsed)) {
        issue.file = file.filename().string();
        list += '\n' + to_sentence(issue);
    }
    throw Error(Failure::invalid, tr("{0} is no import profile.", file.string()) + list);
}

std::vector<std::string> import_preset_names() {
    std::vector<std::string> names;
    std::error_code failure;
    for (const auto& entry : fs::directory_iterator(presets_folder(), failure)) {
        if (entry.path().extension() == ".json") names.push_back(entry.path().stem().string());
    }
    std::sort(names.begin(), names.end());
    return names;
}

const std::vector<ImportPreset>& import_presets() {
    static const std::vector<ImportPreset> known = [] {
        std::vector<ImportPreset> presets;
        for (const std::string& name : import_preset_names()) {
            try {
                presets.push_back({name, import_preset(name).title});
            } catch (const Error&) {
                continue;  // whoever names it hears why
            }
        }
        return presets;
    }();
    return known;
}

ImportProfile import_preset(const std::string& name) {
    const std::vector<std::string> names = import_preset_names();
    if (std::find(names.begin(), names.end(), name) == names.end()) {
        throw Error(Failure::usage, tr("There is no dialect {0}. There are: akeneo-csv, {1}.", name,
                                       join(names, ", ")));
    }
    return read_import_profile(presets_folder() / (name + ".json"));
}

}  // namespace vitrine
