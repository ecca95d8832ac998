#include "operations/convert_attribute.h"

#include <algorithm>
#include <memory>

#include "base/error.h"
#include "base/text.h"
#include "base/translate.h"
#include "catalog/computed_attributes.h"
#include "catalog/variant_axes.h"
#include "operations/code_texts.h"
#include "operations/conversion_tally.h"
#include "operations/conversion_target.h"
#include "operations/product_sweep.h"
#include "store/document.h"

namespace vitrine {
namespace {

// A list of more options is none that anybody chooses from.
constexpr std::size_t most_new_options = 10'000;

bool can_be_axis(const Attribute& attribute) {
    const ValueForm form = form_of(attribute.type);
    return !attribute.localizable && !attribute.scopable && form != ValueForm::choices &&
           form != ValueForm::file && attribute.type != AttributeType::long_text &&
           attribute.type != AttributeType::price_collection;
}

class Converting {
public:
    Converting(StructureChange& change, const AttributeConversion& conversion, ChangeIntent intent,
               const Progress& progress, const StructureChangeLimits& limits)
        : m_change(change),
          m_conversion(conversion),
          m_intent(intent),
          m_progress(progress),
          m_limits(limits),
          m_before(change.structure()),
          m_target(conversion_target(m_before, conversion)),
          m_moves(m_before, m_from, m_to, conversion.scopes),
          m_products(change.catalogue().products()) {}

    void run() {
        if (m_to == m_from) return;
        const auto uses = text_uses(m_before, {EntityKind::attribute, m_from.id});
        check_axes();
        m_change.put(m_to);
        follow_in_families();
        follow_in_channels();
        warn_of_mappings(uses);
        const bool values_change =
            conversion_way(m_from.type, m_to.type) != ConversionWay::keep || m_moves.moves();
        if (values_change) survey();
        report();
        if (m_tally.missing.size() > most_new_options) {
            m_change.note(change_refusal(
                "convert.too_many_options",
                tr("The values would need {0} new options.", m_tally.missing.size()),
                tr("Convert without making options, or make the values alike first.")));
        }
        if (!m_change.refused()) make_options();
        refuse_broken_texts(m_change, m_before);
        if (m_change.refused()) return;
        if (values_change) convert_values();
        m_change.complete_computed_values(m_progress);
    }

private:
    void check_axes() {
        m_before.family_variants.each([&](const FamilyVariant& variant) {
            if (!is_axis(variant, m_from.id)) return;
            m_is_axis = true;
            if (can_be_axis(m_to)) return;
            m_change.note(change_refusal(
                "convert.axis",
                tr("The variants of {0} are told apart by {1}: it has one short value each.",
                   variant.code, m_from.code),
                tr("Change the axes of the family variant first.")));
        });
    }

    void follow_in_families() {
        std::vector<Family> changed;
        m_before.families.each([&](const Family& family) {
            Family after = family;
            if (after.label_attribute == m_from.id && form_of(m_to.type) != ValueForm::text &&
                m_to.type != m_from.type) {
                after.label_attribute = 0;
            }
            if (after.image_attribute == m_from.id && m_to.type != AttributeType::image)
                after.image_attribute = 0;
            if (after != family) changed.push_back(std::move(after));
        });
        for (Family& family : changed) {
            m_change.note(change_warning(
                "convert.family",
                tr("The family {0} has no label or picture of it any more.", family.code),
                tr("Give the family another attribute for it.")));
            m_change.put(std::move(family));
        }
    }

    void follow_in_channels() {
        if (m_to.measurement_family == m_from.measurement_family) return;
        std::vector<Channel> changed;
        m_before.channels.each([&](const Channel& channel) {
            if (channel.conversion_units.contains(m_from.id)) changed.push_back(channel);
        });
        for (Channel& channel : changed) {
            channel.conversion_units.erase(m_from.id);
            m_change.note(change_warning(
                "convert.unit",
                tr("The channel {0} asks for no unit of it any more.", channel.code)));
            m_change.put(std::move(channel));
        }
    }

    void warn_of_mappings(const std::vector<TextUse>& uses) {
        for (const TextUse& use : uses) {
            // Filters are read again, and a default value was.
            if (use.where != TextUse::Where::channel && use.where != TextUse::Where::expression)
                continue;
            m_change.note(change_warning("convert.mapping",
                                         tr("It is used by {0}.", use.sentence()),
                                         tr("Look whether it still gets what it needs.")));
        }
        if (!m_target.lost_settings.empty()) {
            m_change.note(change_warning("convert.settings",
                                         tr("Settings that the new type does not have: {0}.",
                                            join(m_target.lost_settings, ", "))));
        }
    }

    // use(own) with the attribute's values of a product, where it has any.
    template <class Use>
    static void each_own(DocumentReader& reader, std::string_view document, AttributeId attribute,
                         ProductConversion::Own& own, const Use& use) {
        own.clear();
        reader.begin(document);
        while (reader.next() && reader.key().attribute <= attribute) {
            if (reader.key().attribute == attribute)
                own.emplace_back(reader.key().scope, value_of(reader.value()));
        }
        if (!own.empty()) use();
    }

    // What becomes of every value, without changing any.
    void survey() {
        const ProductConversion conversion(m_before, m_from, m_to, m_rules, m_products, m_moves,
                                           m_is_axis, m_limits);
        std::vector<std::unique_ptr<ConversionTally>> tallies;
        sweep_products(m_change.catalogue(), false, m_progress, [&](std::size_t) -> LookAtProduct {
            ConversionTally* tally =
                tallies.emplace_back(std::make_unique<ConversionTally>()).get();
            const auto reader = std::make_shared<DocumentReader>();
            const auto own = std::make_shared<ProductConversion::Own>();
            return [this, tally, reader, own, &conversion](const StoredProduct& product) {
                each_own(*reader, product.document, m_from.id, *own,
                         [&] { conversion.convert(product.id, product.code, *own, *tally); });
            };
        });
        for (auto& tally : tallies) m_tally.add(std::move(*tally), m_limits);
        ConversionTally of_records;
        m_before.records.each([&](const Record& record) {
            const auto own = own_of(record.values);
            if (!own.empty()) conversion.convert(0, record.code, own, of_records);
        });
        of_records.products.clear();
        of_records.values.clear();
        of_records.unique_hashes.clear();
        m_tally.add(std::move(of_records), m_limits);
    }

    ProductConversion::Own own_of(const Values& values) const {
        ProductConversion::Own own;
        for (const auto& [key, value] : values) {
            if (key.attribute == m_from.id) own.emplace_back(key.scope, value);
        }
        return own;
    }

    void report() {
        m_change.count("products", tr("Products with values"),
                       static_cast<std::int64_t>(m_tally.products.size()));
        m_change.count("converted", tr("Values converted"), m_tally.converted);
        m_change.count("moved", tr("Values that only change their locale, channel or currency"),
                       m_tally.moved);
        m_change.count("copied", tr("Values copied to further locales or channels"),
                       m_tally.copied);
        m_change.count("lost", tr("Values that cannot be converted"), m_tally.lost);
        m_change.count("not_kept", tr("Values in whose place another one stays"), m_tally.not_kept);
        const bool drops = m_conversion.unconvertible == Unconvertible::drop;
        for (const auto& [rule, reason] : m_tally.reasons()) {
            for (Issue issue : reason.first) {
                if (issue.severity == Severity::error && drops && !rule.starts_with("convert."))
                    issue.severity = Severity::warning;
                m_change.note(std::move(issue));
            }
            m_change.note_more(rule, reason.count - static_cast<std::int64_t>(reason.first.size()));
        }
        for (ChangedValue& value : m_tally.values) m_change.show(std::move(value));
        m_change.count_products(m_tally.products);
    }

    void make_options() {
        if (conversion_way(m_from.type, m_to.type) != ConversionWay::choose) return;
        const std::string locale = m_before.locales.code_of(m_rules.locale);
        auto options = new_options(m_before, m_to, m_tally.missing, locale);
        m_change.count("options_made", tr("Options made"),
                       static_cast<std::int64_t>(options.size()));
        for (Option& option : options) m_change.put(std::move(option));
    }

    void convert_values() {
        const Structure after = m_change.structure();
        const ProductConversion conversion(after, m_from, m_to, m_rules, m_products, m_moves, false,
                                           {0, 0});
        // A preview knows already what becomes of the values, not what is computed of them, nor
        // which products would share one.
        if (m_intent == ChangeIntent::save || m_tally.may_have_twins() ||
            ComputedAttributes(after).concerns({false, {m_from.id}})) {
            save_products(conversion);
        }
        save_records(conversion);
        remove_options();
    }

    // What the product or record has afterwards in place of `own`.
    void replace(const ProductConversion& conversion, const ProductConversion::Own& own,
                 Values& values) {
        for (const auto& [scope, value] : own) values.erase({m_from.id, scope});
        ConversionTally again;
        for (auto& [scope, value] : conversion.convert(0, {}, own, again)) {
            values.set(
                {m_from.id, m_change.writer().scope(scope.channel, scope.locale, scope.currency)},
                std::move(value));
        }
    }

    void save_records(const ProductConversion& conversion) {
        for (const Record* found : m_before.records.all()) {
            const auto own = own_of(found->values);
            if (own.empty()) continue;
            Record record = *found;
            replace(conversion, own, record.values);
            m_change.put(std::move(record));
        }
    }

    void save_products(const ProductConversion& conversion) {
        const auto total = static_cast<std::int64_t>(m_tally.products.size());
        std::int64_t done = 0;
        for (const ProductId id : m_tally.products) {
            m_progress.tick(done++, total);
            const auto stored = m_change.catalogue().products().load(id);
            if (!stored) continue;
            Product product = *stored;
            replace(conversion, own_of(stored->values), product.values);
            m_change.writer().update(*stored, std::move(product));
        }
    }

    void remove_options() {
        if (!m_from.is_select() || m_to.is_select()) return;
        std::vector<OptionId> options;
        for (const Option* option : m_before.options_of(m_from.id)) options.push_back(option->id);
        for (const OptionId option : options) m_change.remove(EntityKind::option, option);
        m_change.count("options_removed", tr("Options removed"),
                       static_cast<std::int64_t>(options.size()));
    }

    StructureChange& m_change;
    const AttributeConversion& m_conversion;
    const ChangeIntent m_intent;
    const Progress& m_progress;
    const StructureChangeLimits m_limits;
    const Structure m_before;
    const ConversionTarget m_target;
    const Attribute& m_from = m_target.from;
    const Attribute& m_to = m_target.to;
    const ConversionRules& m_rules = m_target.rules;
    const ScopeMoves m_moves;
    ProductCodes m_products;
    bool m_is_axis = false;
    ConversionTally m_tally;
};

}  // namespace

AttributeConversion unchanged(const Structure& structure, AttributeId attribute) {
    const Attribute* found = structure.attributes.find(attribute);
    if (found == nullptr) throw Error(Failure::usage, tr("The attribute is not there any more."));
    AttributeConversion conversion;
    conversion.attribute = attribute;
    conversion.type = found->type;
    conversion.localizable = found->localizable;
    conversion.scopable = found->scopable;
    return conversion;
}

StructureChangeReport convert_attribute(Catalogue& catalogue, const AttributeConversion& conversion,
                                        ChangeIntent intent, const Progress& progress,
                                        const StructureChangeLimits& limits) {
    const std::string code = catalogue.structure()->attributes.code_of(conversion.attribute);
    return change_structure(
        catalogue, tr("The attribute {0} becomes {1}", code, attribute_type_name(conversion.type)),
        intent, limits, [&](StructureChange& change) {
            Converting(change, conversion, intent, progress, limits).run();
        });
}

}  // namespace vitrine
