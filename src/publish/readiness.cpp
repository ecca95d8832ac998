#include "publish/readiness.h"

#include "base/text.h"
#include "base/translate.h"
#include "catalog/html_text.h"
#include "publish/field_rules.h"

namespace vitrine {
namespace {

bool is_required_on(const ExporterField& field, ListingRow row) {
    if (!field.required) return false;
    switch (row) {
        case ListingRow::whole:
            return true;
        // What stands on both levels is asked of what is sold.
        case ListingRow::item:
            return field.level == FieldLevel::item;
        case ListingRow::variant:
            return field.level != FieldLevel::item;
    }
    return true;
}

// The code of the model that owns the first attribute of the field's sources; empty where the
// product itself does.
std::string owner_of(const Structure& structure, const Lineage& lineage, const BoundField& field) {
    const FamilyVariant* variant = family_variant_of(structure, lineage);
    if (variant == nullptr) return {};
    for (const BoundSource& source : field.sources) {
        if (source.attribute == nullptr) continue;
        const int level = variant->level_of(source.attribute->id);
        if (level >= lineage.level()) return {};
        return level == 0 ? lineage.top().code : lineage.parent->code;
    }
    return {};
}

}  // namespace

ReadinessRules::ReadinessRules(const ListingMaker& maker) : m_maker(maker) {
    for (const BoundField& field : maker.fields())
        m_patterns.push_back(whole_pattern(field.field->pattern));
}

JudgedItem ReadinessRules::judge(const Listing& listing) const {
    JudgedItem judged;
    judged.product = listing.product;
    Verdict verdict = judge_row(listing, ListingRow::whole, judged.item);
    judged.issues = std::move(verdict.issues);
    judged.blocked = verdict.blocked;
    judged.sold.push_back({listing.product, listing.is_reduced});
    return judged;
}

JudgedItem ReadinessRules::judge_group(const Listing& model,
                                       const std::vector<Listing>& variants) const {
    JudgedItem judged;
    judged.product = model.product;
    Verdict own = judge_row(model, ListingRow::item, judged.item);
    judged.issues = std::move(own.issues);
    judged.blocked = own.blocked;
    for (const Listing& variant : variants) {
        ExportItem item;
        Verdict verdict = judge_row(variant, ListingRow::variant, item);
        judged.issues.insert(judged.issues.end(), std::make_move_iterator(verdict.issues.begin()),
                             std::make_move_iterator(verdict.issues.end()));
        if (verdict.blocked) {
            ++judged.variants_left_out;
            continue;
        }
        judged.item.variants.push_back(std::move(item));
        judged.sold.push_back({variant.product, variant.is_reduced});
    }
    if (judged.item.variants.empty()) {
        Issue issue;
        issue.rule = "variants";
        issue.product = model.key;
        issue.message = tr("None of the {0} variants of {1} is ready.", variants.size(), model.key);
        issue.fix = tr("Mend one of the variants.");
        judged.issues.push_back(std::move(issue));
        judged.blocked = true;
    }
    return judged;
}

ReadinessRules::Verdict ReadinessRules::judge_row(const Listing& listing, ListingRow row,
                                                  ExportItem& item) const {
    item.key = listing.key;
    item.group_key = listing.group_key;
    item.parent_key = listing.parent_key;
    item.options = listing.options;
    Verdict verdict;
    const std::vector<BoundField>& fields = m_maker.fields();
    for (std::size_t i = 0; i < fields.size(); ++i) {
        judge_field(listing, i, is_required_on(*fields[i].field, row), item, verdict);
    }
    const std::size_t most = m_maker.exporter().max_options;
    if (most != 0 && listing.options.size() > most) {
        Issue issue;
        issue.rule = "options";
        issue.value = std::to_string(listing.options.size());
        issue.message = tr("{0} has {1} axes; the channel takes {2}.", listing.key,
                           listing.options.size(), most);
        issue.fix = tr("Use a family variant with fewer axes for this channel.");
        verdict.issues.push_back(std::move(issue));
        verdict.blocked = true;
    }
    for (Issue& issue : verdict.issues) issue.product = listing.key;
    return verdict;
}

void ReadinessRules::judge_field(const Listing& listing, std::size_t position, bool is_required,
                                 ExportItem& item, Verdict& verdict) const {
    const BoundField& bound = m_maker.fields()[position];
    const ExporterField& field = *bound.field;
    const auto report = [&](Severity severity, Issue issue, const std::string& value) {
        issue.severity = severity;
        issue.column = field.id;
        if (issue.value.empty()) issue.value = shorten(value, 200);
        verdict.blocked |= severity == Severity::error;
        verdict.issues.push_back(std::move(issue));
    };
    const Severity usual = is_required ? Severity::error : Severity::warning;

    std::size_t kept = 0;
    bool refused = false;
    for (const ListingValue& value : listing.values) {
        if (value.field != position) continue;
        std::string text = value.text;
        const std::size_t length = count_code_points(text);
        std::optional<Issue> issue;
        Severity severity = usual;
        if (field.max_length != 0 && length > field.max_length) {
            if (value.too_long == TooLong::cut) {
                text = cut_at_word(text, field.max_length);
            } else {
                severity = Severity::error;
                issue.emplace();
                issue->rule = "length";
                issue->message = tr("{0} has {1} characters; the channel takes {2}.", field.label,
                                    length, field.max_length);
                issue->fix =
                    tr("Shorten {0}, or let the profile cut it with \"too_long\": \"cut\".",
                       attributes_of(m_maker.structure(), bound));
            }
        } else if (length < field.min_length) {
            issue.emplace();
            issue->rule = "length";
            issue->message = tr("{0} has {1} characters; the channel wants {2} at least.",
                                field.label, length, field.min_length);
            issue->fix = how_to_fill(listing, position);
        }
        if (!issue) issue = check_field_text(field, m_patterns[position], text);
        if (issue) {
            refused = true;
            report(severity, std::move(*issue), text);
            continue;
        }
        if (field.max_values != 0 && kept == field.max_values) {
            Issue many;
            many.rule = "count";
            many.message =
                tr("{0} has more than {1} values; the first ones are sent.", field.label, kept);
            report(Severity::warning, std::move(many), text);
            break;
        }
        item.values.emplace_back(field.id, std::move(text));
        ++kept;
    }

    const bool is_missing = is_required && kept == 0 && !refused;
    for (const ListingFault& fault : listing.faults) {
        // A picture that is not there while another source gives one is nobody's problem.
        if (fault.field != position || (kept > 0 && fault.rule == "image")) continue;
        Issue issue;
        issue.rule = fault.rule;
        issue.message = fault.message;
        issue.fix = fault.fix;
        issue.value = shorten(fault.value, 200);
        refused = true;
        report(is_missing ? Severity::error : Severity::warning, std::move(issue), {});
    }
    if (!is_missing || refused) return;
    Issue issue;
    issue.rule = bound.sources.empty() ? "unmapped" : "required";
    issue.message =
        bound.sources.empty()
            ? tr("The channel's profile does not say where {0} comes from.", field.label)
            : tr("{0} is missing.", field.label);
    issue.fix = bound.sources.empty() ? tr("Map the field {0} in the profile.", field.id)
                                      : how_to_fill(listing, position);
    report(Severity::error, std::move(issue), {});
}

std::string ReadinessRules::how_to_fill(const Listing& listing, std::size_t position) const {
    const BoundField& bound = m_maker.fields()[position];
    const std::string names = attributes_of(m_maker.structure(), bound);
    if (names.empty())
        return tr("Change the source of {0} in the channel's profile.", bound.field->id);
    const std::string owner = owner_of(m_maker.structure(), listing.lineage, bound);
    // TRANSLATORS: 0 names of attributes, 1 code of a product model
    return owner.empty() ? tr("Fill {0}.", names) : tr("Fill {0} of the model {1}.", names, owner);
}

}  // namespace vitrine
