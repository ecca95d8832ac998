#include "workbench/problem_report.h"

#include "base/text.h"
#include "base/translate.h"
#include "base/version.h"
#include "store/schema_sql.h"
#include "workbench/words.h"

namespace vitrine {

std::string problem_report(const ProblemFacts& facts) {
    std::vector<std::string> lines;
    lines.push_back(
        tr("Vitrine {0} (catalogue format {1})", program_version, schema_scripts().back().version));
    lines.insert(lines.end(), facts.system.begin(), facts.system.end());
    lines.push_back(tr("Language: {0}", facts.language));
    lines.emplace_back();
    if (facts.structure == nullptr) {
        lines.push_back(tr("No catalogue is open."));
    } else {
        const auto count = [](std::size_t number) {
            return format_number(static_cast<std::int64_t>(number));
        };
        const Structure& structure = *facts.structure;
        lines.push_back(tr("Products and models: {0}", count(facts.products)));
        lines.push_back(tr("Attributes: {0}", count(structure.attributes.size())));
        lines.push_back(tr("Families: {0}", count(structure.families.size())));
        lines.push_back(tr("Categories: {0}", count(structure.categories.size())));
        lines.push_back(tr("Channels: {0}", count(structure.channels.size())));
        lines.push_back(tr("Locales: {0}", count(structure.locales.size())));
    }
    lines.emplace_back();
    lines.push_back(tr("What the window said last:"));
    if (facts.said.empty()) lines.push_back(tr("nothing"));
    lines.insert(lines.end(), facts.said.begin(), facts.said.end());
    return join(lines, "\n") + "\n";
}

}  // namespace vitrine
