#include "workbench/choices.h"

#include "workbench/words.h"

namespace vitrine {

std::vector<Choice> option_choices(const Structure& structure, AttributeId attribute,
                                   std::string_view language, std::size_t most) {
    std::vector<Choice> choices;
    const auto options = structure.options_of(attribute);
    if (options.size() > most) return choices;
    choices.reserve(options.size());
    for (const Option* option : options) choices.push_back(choice_of(structure, *option, language));
    return choices;
}

std::vector<Choice> record_choices(const Structure& structure, ReferenceEntityId entity,
                                   std::string_view language, std::size_t most) {
    std::vector<Choice> choices;
    const auto records = structure.records_of(entity);
    if (records.size() > most) return choices;
    choices.reserve(records.size());
    for (const Record* record : records) choices.push_back(choice_of(structure, *record, language));
    return choices;
}

std::vector<Choice> boolean_choices() {
    return {{1, "1", boolean_label(true)}, {2, "0", boolean_label(false)}};
}

std::string label_with_code(const std::string& label, const std::string& code) {
    return label == code ? label : label + "  (" + code + ')';
}

}  // namespace vitrine
