#include "operations/quality_settings.h"

#include <algorithm>

#include "base/error.h"
#include "base/text.h"
#include "base/translate.h"
#include "catalog/spelling.h"
#include "store/change_set_writer.h"

namespace vitrine {
namespace {

constexpr std::size_t longest_word = 100;

ChangeSetOrigin origin_of(QualityCheck check) {
    ChangeSetOrigin origin;
    origin.author = current_author();
    origin.source = "quality";
    origin.note = tr("Quality check {0}", quality_check_name(check));
    return origin;
}

AttributeId find_attribute(const Structure& structure, const std::string& code) {
    if (const Attribute* attribute = structure.attributes.find(std::string_view(code))) {
        return attribute->id;
    }
    NearestName nearest(code);
    structure.attributes.each([&](const Attribute& known) { nearest.offer(known.code); });
    std::string sentence = tr("There is no attribute \"{0}\".", code);
    if (!nearest.best().empty()) sentence += ' ' + tr("Did you mean {0}?", nearest.best());
    throw Error(Failure::usage, sentence);
}

void set_severity(QualitySetting& setting, const std::string& severity) {
    if (!severity.empty() && severity != "off" && !parse_severity(severity)) {
        throw Error(Failure::usage,
                    tr("\"{0}\" is no severity: error, warning, info or off.", severity));
    }
    setting.severity = severity;
}

void set_limits(const Structure& structure, const QualityChange& change, QualitySetting& setting) {
    if (change.limits.empty()) return;
    if (change.check != QualityCheck::over_length && change.check != QualityCheck::small_picture) {
        throw Error(Failure::usage, tr("The check {0} has no limit; over_length and small_picture "
                                       "have one.",
                                       quality_check_name(change.check)));
    }
    for (const auto& [code, limit] : change.limits) {
        const AttributeId attribute = code.empty() ? 0 : find_attribute(structure, code);
        if (!limit) {
            setting.limits.erase(attribute);
        } else if (*limit < 0) {
            throw Error(Failure::usage, tr("A limit cannot be less than 0."));
        } else {
            setting.limits[attribute] = *limit;
        }
    }
}

void set_words(const QualityChange& change, QualitySetting& setting) {
    if (change.accept.empty() && change.unaccept.empty()) return;
    if (change.check != QualityCheck::spelling) {
        throw Error(Failure::usage, tr("Only the check spelling has words."));
    }
    const auto same_as = [](const std::string& word) {
        return [folded = fold_case(word)](const std::string& known) {
            return fold_case(known) == folded;
        };
    };
    for (const std::string& word : change.accept) {
        const bool is_word = !trim(word).empty() && trim(word) == word && is_utf8(word) &&
                             word.find_first_of(" \t\r\n") == std::string::npos &&
                             count_code_points(word) <= longest_word;
        if (!is_word) {
            throw Error(Failure::usage, tr("\"{0}\" is not one word of at most {1} characters.",
                                           shorten(word, longest_word), longest_word));
        }
        if (std::none_of(setting.words.begin(), setting.words.end(), same_as(word))) {
            setting.words.push_back(word);
        }
    }
    for (const std::string& word : change.unaccept) std::erase_if(setting.words, same_as(word));
    std::sort(setting.words.begin(), setting.words.end());
}

ProductId find_by_code(Catalogue& catalogue, const std::string& code) {
    const auto product = catalogue.products().load_by_code(code);
    if (!product) {
        throw Error(Failure::usage, tr("There is no product or model \"{0}\".", code));
    }
    return product->id;
}

void set_exempt(Catalogue& catalogue, const QualityChange& change, QualitySetting& setting) {
    for (const std::string& code : change.exempt) {
        setting.exempt.push_back(find_by_code(catalogue, code));
    }
    std::sort(setting.exempt.begin(), setting.exempt.end());
    setting.exempt.erase(std::unique(setting.exempt.begin(), setting.exempt.end()),
                         setting.exempt.end());
    for (const std::string& code : change.include) {
        std::erase(setting.exempt, find_by_code(catalogue, code));
    }
}

}  // namespace

ChangeSetId change_quality(Catalogue& catalogue, const QualityChange& change) {
    ChangeSetWriter writer(catalogue, origin_of(change.check));
    const Structure& structure = writer.structure();
    QualitySetting setting;
    const std::string_view name = quality_check_name(change.check);
    if (const QualitySetting* known = structure.quality_settings.find(name)) setting = *known;
    setting.code = name;
    if (change.severity) set_severity(setting, *change.severity);
    set_limits(structure, change, setting);
    set_words(change, setting);
    set_exempt(catalogue, change, setting);
    if (setting.id == 0 && setting.severity.empty() && setting.limits.empty() &&
        setting.words.empty() && setting.exempt.empty()) {
        return 0;
    }
    writer.put(std::move(setting));
    return writer.finish();
}

}  // namespace vitrine
