#include "operations/add_option.h"

#include <algorithm>

#include "base/error.h"
#include "base/text.h"
#include "base/translate.h"
#include "operations/entity_codes.h"
#include "operations/new_code.h"

namespace vitrine {
namespace {

Labels without_blanks(const Labels& labels) {
    Labels kept;
    for (const auto& [locale, label] : labels) {
        if (const auto trimmed = trim(label); !trimmed.empty()) kept[locale] = trimmed;
    }
    return kept;
}

// Two options that read alike are told apart by nobody.
void warn_of_label(StructureChange& change, const Attribute& attribute, const Labels& labels) {
    for (const Option* other : change.structure().options_of(attribute.id)) {
        for (const auto& [locale, label] : labels) {
            const auto same = other->labels.find(locale);
            if (same == other->labels.end() || fold_case(same->second) != fold_case(label))
                continue;
            change.note(change_warning("option.label_taken",
                                       tr("The option {0} of {1} is called {2} as well.",
                                          other->code, attribute.code, label),
                                       tr("Use that one, or give this one another name.")));
            return;
        }
    }
}

OptionId add(StructureChange& change, const Attribute& attribute, const std::string& code,
             const Labels& labels) {
    const auto refuse = [&](std::string rule, std::string message, std::string fix) {
        change.note(change_refusal(std::move(rule), std::move(message), std::move(fix)));
        return 0;
    };
    if (!attribute.is_select()) {
        return refuse("option.no_select",
                      tr("The attribute {0} has no options to choose from.", attribute.code),
                      tr("Choose a select attribute, or convert this one first."));
    }
    if (auto issue = check_code(EntityKind::option, code)) {
        change.note(*std::move(issue));
        return 0;
    }
    if (change.structure().find_option(attribute.id, code) != nullptr) {
        return refuse("code.taken",
                      tr("The attribute {0} has the option {1} already.", attribute.code, code),
                      tr("Use that one, or choose another code."));
    }
    warn_of_label(change, attribute, labels);
    Option option;
    option.attribute = attribute.id;
    option.code = code;
    option.labels = labels;
    for (const Option* other : change.structure().options_of(attribute.id))
        option.sort_order = std::max(option.sort_order, other->sort_order + 1);
    return change.put(std::move(option));
}

}  // namespace

std::string option_code_of(std::string_view label) {
    return code_from_words(label, {});
}

NewOptionReport add_option(Catalogue& catalogue, const NewOption& wanted, ChangeIntent intent,
                           const StructureChangeLimits& limits) {
    const Attribute* found = catalogue.structure()->attributes.find(wanted.attribute);
    if (found == nullptr) throw Error(Failure::usage, tr("There is no such attribute."));
    const Attribute attribute = *found;
    const Labels labels = without_blanks(wanted.labels);
    NewOptionReport report;
    report.code = trim(wanted.code);
    if (report.code.empty() && !labels.empty())
        report.code = option_code_of(labels.begin()->second);
    report.change =
        change_structure(catalogue, tr("Option {0} added to {1}", report.code, attribute.code),
                         intent, limits, [&](StructureChange& change) {
                             report.option = add(change, attribute, report.code, labels);
                         });
    if (report.change.change_set == 0) report.option = 0;
    return report;
}

}  // namespace vitrine
