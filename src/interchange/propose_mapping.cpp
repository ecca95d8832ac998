#include "interchange/propose_mapping.h"

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <tuple>

#include "base/text.h"
#include "base/translate.h"
#include "catalog/gtin.h"
#include "catalog/measurement.h"
#include "interchange/source_values.h"

namespace vitrine {
namespace {

constexpr int by_code = 100, by_label = 95, by_synonym = 85, by_content = 60;
constexpr int for_prefix = 5, for_filler = 10, for_contradiction = 50;

// Words that say nothing of what the column is.
std::string without_fillers(const std::string& folded) {
    static const std::set<std::string> fillers = {"value", "text",    "product", "item", "article",
                                                  "the",   "produit", "artikel", "of",   "du"};
    std::vector<std::string> kept;
    for (const std::string_view word : split_list(folded, ' ')) {
        if (!fillers.contains(std::string(word))) kept.emplace_back(word);
    }
    return join(kept, " ");
}

struct Candidate {
    ColumnTarget target;
    const Attribute* attribute = nullptr;  // null: a property
    int confidence = 0;
    std::string reason;
};

// What the catalogue has, by the words for it.
class Known {
public:
    Known(const Structure& structure, const Synonyms& synonyms)
        : m_structure(structure), m_synonyms(synonyms) {
        structure.attributes.each([&](const Attribute& attribute) { add(attribute); });
        for (const char* property :
             {"code", "parent", "family", "categories", "enabled", "groups"}) {
            Candidate candidate;
            candidate.target.kind = ColumnTarget::Kind::property;
            candidate.target.code = property;
            put(fold_heading(property), candidate, by_code,
                tr("It is the name of the property {0}.", property));
            m_concepts[std::string("@") + property].push_back(candidate);
        }
    }

    // The best candidate for the words, or none.
    std::optional<Candidate> find(const std::string& folded, std::string_view heading) const {
        if (const auto at = m_by_words.find(folded); at != m_by_words.end()) return at->second;
        for (const std::string& concept_name : m_synonyms.concepts_of(folded)) {
            const auto at = m_concepts.find(concept_name);
            if (at == m_concepts.end()) continue;
            Candidate candidate = at->second.front();
            candidate.confidence = by_synonym;
            candidate.reason =
                tr("\"{0}\" is another word for {1}.", heading, candidate.target.code);
            return candidate;
        }
        return std::nullopt;
    }

    // The only attribute for which the condition holds, or none.
    template <class Condition>
    std::optional<Candidate> only(Condition condition) const {
        std::optional<Candidate> found;
        for (const Candidate& candidate : m_attributes) {
            if (!condition(*candidate.attribute)) continue;
            if (found) return std::nullopt;
            found = candidate;
        }
        return found;
    }

    // The locale of a language or a locale's code, or null; folded.
    const Locale* locale(std::string_view word) const {
        return m_structure.locales.find_if([&](const Locale& locale) {
            const std::string folded = fold_case(locale.code);
            return folded == word || folded.substr(0, folded.find('_')) == word;
        });
    }
    const Currency* currency(std::string_view word) const {
        return m_structure.currencies.find(word);
    }

private:
    void add(const Attribute& attribute) {
        Candidate candidate;
        candidate.attribute = &attribute;
        if (attribute.type == AttributeType::identifier) {
            candidate.target.kind = ColumnTarget::Kind::property;
            candidate.target.code = "code";
        } else {
            candidate.target.kind = ColumnTarget::Kind::attribute;
            candidate.target.code = attribute.code;
        }
        m_attributes.push_back(candidate);
        const auto add_words = [&](std::string_view words, int confidence, std::string reason) {
            const std::string folded = fold_heading(words);
            put(folded, candidate, confidence, std::move(reason));
            for (const std::string& concept_name : m_synonyms.concepts_of(folded)) {
                m_concepts[concept_name].push_back(candidate);
                m_concepts[concept_name].back().target.locale.clear();
            }
        };
        add_words(attribute.code, by_code, tr("It is the code of {0}.", attribute.code));
        for (const auto& [locale, label] : attribute.labels) {
            // Whoever calls it so writes in that language, as long as no other calls it so too.
            if (attribute.localizable) candidate.target.locale = locale;
            add_words(label, by_label, tr("It is the label of {0} ({1}).", attribute.code, locale));
        }
    }
    void put(const std::string& folded, Candidate candidate, int confidence, std::string reason) {
        if (folded.empty()) return;
        candidate.confidence = confidence;
        candidate.reason = std::move(reason);
        const auto [at, added] = m_by_words.try_emplace(folded, candidate);
        if (added) return;
        std::string& locale = at->second.target.locale;
        if (locale != candidate.target.locale) locale.clear();
        if (at->second.confidence < confidence) at->second = std::move(candidate);
    }

    const Structure& m_structure;
    const Synonyms& m_synonyms;
    std::vector<Candidate> m_attributes;
    std::unordered_map<std::string, Candidate> m_by_words;
    std::unordered_map<std::string, std::vector<Candidate>> m_concepts;
};

// How many percent of the filled cells fit, and how many are filled.
struct Share {
    int percent = 0;
    int filled = 0;
};
template <class Fits>
Share share(const std::vector<std::string>& cells, Fits fits) {
    int filled = 0, good = 0;
    for (const std::string& cell : cells) {
        if (trim(cell).empty()) continue;
        ++filled;
        if (fits(trim(cell))) ++good;
    }
    return {filled == 0 ? 0 : good * 100 / filled, filled};
}

bool is_picture(std::string_view text) {
    const std::string folded = fold_case(text.substr(0, text.find('?')));
    for (const char* ending : {".jpg", ".jpeg", ".png", ".webp", ".gif", ".tif", ".tiff", ".svg"}) {
        if (folded.ends_with(ending)) return true;
    }
    return false;
}

const std::vector<std::string>& date_formats() {
    static const std::vector<std::string> formats = {
        "yyyy-MM-dd", "dd.MM.yyyy", "dd/MM/yyyy", "MM/dd/yyyy", "yyyy/MM/dd",
        "yyyyMMdd",   "d.M.yyyy",   "d/M/yyyy",   "dd.MM.yy",   "d MMMM yyyy"};
    return formats;
}

// Whether the cells can be what the attribute holds; steps that they need on the way.
bool check_cells(const Attribute& attribute, const std::vector<std::string>& cells,
                 std::vector<ColumnTransform>& transforms) {
    const auto reads = [&](auto fits) {
        const Share found = share(cells, fits);
        return found.filled == 0 || found.percent >= 60;
    };
    switch (attribute.type) {
        case AttributeType::number:
        case AttributeType::price_collection:
        case AttributeType::measurement:
            for (const char sign : {'.', ','}) {
                if (!reads([&](std::string_view cell) {
                        return split_amount(cell, sign).has_value();
                    }))
                    continue;
                if (sign == ',') transforms.push_back({TransformKind::decimal_sign, ",", "", {}});
                return true;
            }
            return false;
        case AttributeType::boolean:
            return reads([](std::string_view cell) { return plain_boolean(cell).has_value(); });
        case AttributeType::image:
            return reads(is_picture);
        case AttributeType::date:
            for (const std::string& format : date_formats()) {
                if (!reads([&](std::string_view cell) {
                        return plain_date(cell, format).has_value();
                    }))
                    continue;
                if (format != "yyyy-MM-dd") {
                    transforms.push_back({TransformKind::date_format, format, "", {}});
                }
                return true;
            }
            return false;
        case AttributeType::multi_select:
            if (share(cells, [](std::string_view cell) {
                    return cell.find(',') != std::string_view::npos;
                }).percent > 0) {
                transforms.push_back({TransformKind::split, ",", "", {}});
            }
            return true;
        default:
            return true;
    }
}

std::optional<Candidate> by_cells(const Known& known, const std::vector<std::string>& cells) {
    const auto say = [](std::optional<Candidate> found, std::string reason) {
        if (found) {
            found->confidence = by_content;
            found->reason = std::move(reason);
        }
        return found;
    };
    const Share gtins =
        share(cells, [](std::string_view cell) { return check_gtin(cell) == GtinProblem::none; });
    if (gtins.filled >= 3 && gtins.percent >= 90) {
        return say(known.only([](const Attribute& attribute) {
            return attribute.validation_rule == "gtin";
        }),
                   tr("The cells are GTINs with the right check digit."));
    }
    const Share pictures = share(cells, is_picture);
    if (pictures.filled >= 3 && pictures.percent >= 90) {
        return say(known.only([](const Attribute& attribute) {
            return attribute.type == AttributeType::image;
        }),
                   tr("The cells name pictures."));
    }
    std::string_view family;
    const Share amounts = share(cells, [&](std::string_view cell) {
        const auto amount = split_amount(cell, '.');
        const Unit* unit = amount && !amount->unit.empty() ? find_unit(amount->unit) : nullptr;
        if (unit == nullptr || (!family.empty() && family != unit->family)) return false;
        family = unit->family;
        return true;
    });
    const std::set<std::string> different(cells.begin(), cells.end());
    if (amounts.percent >= 90 && different.size() >= 5) {
        return say(known.only([&](const Attribute& attribute) {
            return attribute.measurement_family == family;
        }),
                   tr("The cells are amounts with units of {0}.", family));
    }
    return std::nullopt;
}

// Whether the column only repeats another one of the table, in normal form or as its unit.
std::string companion_of(const std::string& heading, const std::set<std::string>& headings) {
    for (const std::string_view ending : {"_tags", "_unit", " unit", "-unit"}) {
        if (!heading.ends_with(ending)) continue;
        const std::string base = heading.substr(0, heading.size() - ending.size());
        for (const std::string& one : {base, base + "_value", base + " value"}) {
            if (headings.contains(one)) return one;
        }
    }
    return {};
}

// The words of the heading, then without what stands before a colon, then without fillers.
std::optional<Candidate> by_words(const Known& known, std::string_view heading,
                                  std::string_view words) {
    int less = 0;
    for (const std::string_view part : {words, words.substr(words.rfind(':') + 1)}) {
        const std::string folded = fold_heading(part);
        for (const auto& [text, lost] :
             {std::pair(folded, 0), std::pair(without_fillers(folded), for_filler)}) {
            auto found = text.empty() ? std::nullopt : known.find(text, heading);
            if (!found) continue;
            found->confidence -= less + lost;
            return found;
        }
        less = for_prefix;
    }
    return std::nullopt;
}

// A language or a currency behind the words: name_fr, "Price EUR", "Nom (fr_FR)".
std::optional<Candidate> by_words_and_scope(const Known& known, std::string_view heading) {
    std::string plain(trim(heading));
    std::replace_if(
        plain.begin(), plain.end(), [](char c) { return c == ')' || c == ']'; }, ' ');
    const std::string_view text = trim(plain);
    // A locale has two words: fr_FR.
    for (int words = 1; words <= 2; ++words) {
        std::size_t at = text.size();
        for (int i = 0; i < words && at != std::string_view::npos && at > 0; ++i) {
            at = text.find_last_of("_-. ([:", at - 1);
        }
        if (at == std::string_view::npos || at == 0) break;
        std::string suffix = fold_case(text.substr(at + 1));
        std::replace(suffix.begin(), suffix.end(), '-', '_');
        const Locale* locale = known.locale(suffix);
        const Currency* currency = known.currency(suffix);
        if (locale == nullptr && currency == nullptr) continue;
        auto found = by_words(known, heading, text.substr(0, at));
        if (!found || found->attribute == nullptr) continue;
        if (locale != nullptr && found->attribute->localizable) {
            found->target.locale = locale->code;
            return found;
        }
        if (currency != nullptr && found->attribute->type == AttributeType::price_collection) {
            found->target.currency = currency->code;
            return found;
        }
    }
    return std::nullopt;
}

bool takes_several(const ColumnProposal& proposal, const Structure& structure) {
    if (proposal.target.kind == ColumnTarget::Kind::property) {
        return proposal.target.code == "categories" || proposal.target.code == "groups";
    }
    const Attribute* attribute = structure.attributes.find(proposal.target.code);
    return attribute != nullptr && attribute->type == AttributeType::multi_select;
}

// Where several columns want one target, the surest gets it.
void settle(std::vector<ColumnProposal>& proposals, const Structure& structure) {
    using Key = std::tuple<ColumnTarget::Kind, std::string, std::string, std::string>;
    std::map<Key, std::size_t> holders;
    for (std::size_t i = 0; i < proposals.size(); ++i) {
        ColumnProposal& one = proposals[i];
        if (one.target.kind == ColumnTarget::Kind::nothing || takes_several(one, structure))
            continue;
        const Key key{one.target.kind, one.target.code, one.target.locale, one.target.currency};
        const auto [at, added] = holders.try_emplace(key, i);
        if (added) continue;
        const bool wins = one.confidence > proposals[at->second].confidence;
        ColumnProposal& loser = wins ? proposals[at->second] : one;
        const std::string winner = wins ? one.column : proposals[at->second].column;
        if (wins) at->second = i;
        loser.reason = tr("The column {0} fits {1} better.", winner, loser.target.code);
        loser.rivals = winner;
        loser.target = {};
        loser.transforms.clear();
        loser.confidence = 0;
    }
}

}  // namespace

std::vector<ColumnProposal> propose_mapping(const Structure& structure,
                                            const std::vector<std::string>& header,
                                            const std::vector<std::vector<std::string>>& samples,
                                            const Synonyms& synonyms) {
    const Known known(structure, synonyms);
    std::set<std::string> headings;
    for (const std::string& heading : header) headings.insert(fold_case(trim(heading)));
    std::vector<ColumnProposal> proposals;
    for (std::size_t i = 0; i < header.size(); ++i) {
        ColumnProposal& proposal = proposals.emplace_back();
        proposal.column = header[i];
        const std::string companion = companion_of(fold_case(trim(header[i])), headings);
        if (!companion.empty()) {
            proposal.reason = tr("It goes with the column {0}.", companion);
            continue;
        }
        static const std::vector<std::string> nothing;
        const auto& cells = i < samples.size() ? samples[i] : nothing;
        auto found = by_words(known, header[i], header[i]);
        if (!found || (found->attribute != nullptr && found->attribute->localizable)) {
            if (auto scoped = by_words_and_scope(known, header[i])) found = std::move(scoped);
        }
        if (!found) found = by_cells(known, cells);
        if (!found) {
            proposal.reason = tr("Nothing in the catalogue has this name or such values.");
            continue;
        }
        proposal.reason = found->reason;
        proposal.confidence = found->confidence;
        const bool fits = found->attribute == nullptr ||
                          check_cells(*found->attribute, cells, proposal.transforms);
        if (!fits) {
            proposal.confidence -= for_contradiction;
            proposal.reason =
                tr("{0} But its cells are not what {1} holds.", found->reason, found->target.code);
        }
        if (proposal.confidence < least_confidence || !fits) {
            proposal.transforms.clear();
            continue;
        }
        proposal.target = found->target;
    }
    settle(proposals, structure);
    return proposals;
}

}  // namespace vitrine
