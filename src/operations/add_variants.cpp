#include "operations/add_variants.h"

#include <algorithm>
#include <map>

#include "base/error.h"
#include "base/text.h"
#include "base/translate.h"
#include "catalog/validation.h"
#include "catalog/variant_axes.h"
#include "operations/arrange_variants.h"
#include "operations/default_values.h"
#include "operations/edit_rules.h"
#include "operations/find_by_code.h"
#include "operations/new_code.h"
#include "operations/sku_numbers.h"
#include "operations/variant_codes.h"

namespace vitrine {
namespace {

// How many codes are looked at to see how codes are made.
constexpr std::size_t most_samples = 20;

class AddingVariants {
public:
    AddingVariants(StructureChange& change, const NewVariants& wanted, NewVariantsReport& report)
        : m_change(change),
          m_wanted(wanted),
          m_report(report),
          m_model(loaded(wanted.model)),
          m_levels(*family_variant_of(structure(), m_model.lineage())),
          m_defaults(structure()),
          m_find_product(find_by_code(products())),
          m_format{.find_product = &m_find_product},
          m_codes(products(), ProductStore::Space::products),
          m_model_codes(products()) {
        m_change.count("variants_made", tr("Variants added"), 0);
        m_change.count("models_created", tr("Models made for them"), 0);
        if (m_wanted.pattern) m_numbers.emplace(m_change.catalogue(), *m_wanted.pattern);
    }

    void run(const Progress& progress) {
        const auto axes = axes_below(structure(), m_model.lineage());
        std::int64_t done = 0;
        for (const auto& texts : m_wanted.variants) {
            const auto number = static_cast<std::size_t>(done);
            progress.tick(done++, static_cast<std::int64_t>(m_wanted.variants.size()));
            const auto values = read(axes, texts);
            const std::string sku =
                number < m_wanted.skus.size() ? std::string(trim(m_wanted.skus[number])) : "";
            if (!sku.empty()) check(sku);
            if (!values || m_change.refused()) continue;
            add(*values, sku);
        }
        if (m_numbers && !m_change.refused()) m_numbers->save();
    }

private:
    // What stands below one model already, by the values that tell it apart.
    using Below = std::map<std::string, ProductId>;
    // Codes that are there, with the axis values from the top on that they may be made of.
    struct Sample {
        std::string code;
        std::vector<std::string> values;
    };

    ProductStore& products() { return m_change.catalogue().products(); }
    const Structure& structure() const { return m_change.structure(); }

    LoadedLineage loaded(ProductId id) {
        auto model = products().load(id);
        if (!model || !model->is_model())
            throw Error(Failure::usage, tr("There is no such product model."));
        LoadedLineage lineage(products(), *std::move(model));
        const FamilyVariant* levels = family_variant_of(structure(), lineage.lineage());
        if (levels == nullptr ||
            static_cast<std::size_t>(lineage.lineage().level()) >= levels->levels.size()) {
            throw Error(Failure::usage, tr("{0} has no family variant that says what tells its "
                                           "variants apart.",
                                           lineage.product().code));
        }
        return lineage;
    }

    void refuse(std::string rule, AttributeId axis, std::string message, std::string fix) {
        Issue issue = change_refusal(std::move(rule), std::move(message), std::move(fix));
        if (axis != 0) issue.column = structure().attributes.code_of(axis);
        issue.product = m_model.product().code;
        m_change.note(std::move(issue));
    }

    // Absent where something is refused.
    std::optional<Values> read(const std::vector<AttributeId>& axes,
                               const std::vector<std::string>& texts) {
        Values values;
        bool is_whole = true;
        for (std::size_t i = 0; i < axes.size(); ++i) {
            const std::string text = i < texts.size() ? texts[i] : std::string();
            const Attribute& attribute = *structure().attributes.find(axes[i]);
            ParsedValue parsed = parse_field_text(structure(), axes[i], text, m_format);
            Issue* wrong = std::get_if<Issue>(&parsed);
            Issues issues;
            if (const auto* value = std::get_if<Value>(&parsed)) {
                issues = validate_value(structure(), attribute, *value);
                std::erase_if(issues,
                              [](const Issue& issue) { return issue.severity != Severity::error; });
                if (!issues.empty()) wrong = &issues.front();
            }
            if (wrong != nullptr) {
                wrong->column = attribute.code;
                wrong->product = m_model.product().code;
                wrong->value = text;
                m_change.note(std::move(*wrong));
                is_whole = false;
            } else if (auto* value = std::get_if<Value>(&parsed)) {
                values.set({axes[i], 0}, std::move(*value));
            } else {
                refuse("variant.axis_missing", axes[i],
                       tr("{0} tells the variants apart and must not be empty.", attribute.code),
                       tr("Name a value for it."));
                is_whole = false;
            }
        }
        if (!is_whole) return std::nullopt;
        return values;
    }

    void check(const std::string& sku) {
        if (auto issue = check_new_code(products(), ProductStore::Space::products, sku))
            m_change.note(*std::move(issue));
    }

    void add(const Values& values, const std::string& sku) {
        Product above = m_model.product();
        const auto first = static_cast<std::size_t>(m_model.lineage().level());
        for (std::size_t level = first; level < m_levels.levels.size(); ++level) {
            const auto& axes = m_levels.levels[level].axes;
            AttributeId missing = 0;
            const std::string key =
                axis_key(structure(), axes, values, missing).value_or(std::string());
            const bool is_variant = level + 1 == m_levels.levels.size();
            Below& below = below_of(above, level);
            const auto there = below.find(key);
            if (there != below.end() && is_variant) {
                refuse("variant.axis_duplicate", 0,
                       tr("{0} has these values already: {1}.", products().code_of(there->second),
                          axis_words(structure(), axes, values, ", ")),
                       tr("Leave them out, or choose others."));
                return;
            }
            if (there != below.end()) {
                above = *products().load(there->second);
                continue;
            }
            Product made;
            made.kind = is_variant ? ProductKind::variant : ProductKind::model;
            made.family = m_levels.family;
            if (!is_variant) made.family_variant = m_levels.id;
            made.parent = above.id;
            for (const AttributeId axis : axes) made.values.set({axis, 0}, *values.find({axis, 0}));
            made.code = is_variant && !sku.empty() ? m_codes.take(sku)
                                                   : code_of(made, above, level, values);
            const LoadedLineage lineage(products(), made);
            Lineage with_defaults = lineage.lineage();
            with_defaults.self = &made;
            m_defaults.fill(structure(), with_defaults, made);
            made.id = m_change.create(made);
            below.emplace(key, made.id);
            m_change.count(is_variant ? "variants_made" : "models_created", {});
            for (const AttributeId axis : axes) {
                m_change.show({0,
                               made.code,
                               structure().attributes.code_of(axis),
                               {},
                               value_to_text(structure(), *structure().attributes.find(axis),
                                             *made.values.find({axis, 0}))});
            }
            if (is_variant) {
                m_report.variants.push_back(made.id);
                m_report.codes.push_back(made.code);
            }
            above = std::move(made);
        }
    }

    Below& below_of(const Product& model, std::size_t level) {
        const auto [at, is_new] = m_below.try_emplace(model.id);
        Below& below = at->second;
        if (!is_new) return below;
        AttributeId missing = 0;
        for (const ProductId id : products().children_of(model.id)) {
            const auto child = products().load(id);
            if (!child) continue;
            const auto key =
                axis_key(structure(), m_levels.levels[level].axes, child->values, missing);
            if (key) below.emplace(*key, id);
        }
        return below;
    }

    std::string code_of(const Product& made, const Product& above, std::size_t level,
                        const Values& values) {
        const bool is_variant = !made.is_model();
        if (is_variant && m_numbers) {
            return m_numbers->next(
                {m_model.product().code, structure().families.code_of(m_levels.family)},
                [this](std::string_view code) {
                    return products().find(ProductStore::Space::products, code).has_value();
                });
        }
        FreeCodes& codes = is_variant ? m_codes : m_model_codes;
        const auto wanted = words_of(values, level);
        for (const Sample& sample : samples(level)) {
            if (const auto code = code_as(sample.code, sample.values, wanted))
                return codes.take(*code);
        }
        const auto& axes = m_levels.levels[level].axes;
        return codes.take(above.code + '-' +
                          code_word(axis_words(structure(), axes, made.values, "-")));
    }

    // The values of the axes from the top to this level: also those of the models above.
    std::vector<std::string> words_of(const Values& values, std::size_t level) const {
        const Lineage& lineage = m_model.lineage();
        std::vector<std::string> words;
        for (std::size_t i = 0; i <= level; ++i) {
            for (const AttributeId axis : m_levels.levels[i].axes) {
                const Value* value = values.find({axis, 0});
                if (value == nullptr) value = lineage.find({axis, 0});
                const Attribute* attribute = structure().attributes.find(axis);
                words.push_back(value == nullptr ? std::string()
                                                 : value_to_text(structure(), *attribute, *value));
            }
        }
        return words;
    }

    // Of what stands on the level already, below the whole root model; read once, the first ones.
    const std::vector<Sample>& samples(std::size_t level) {
        if (m_samples.empty()) {
            m_samples.resize(m_levels.levels.size());
            sample(m_model.lineage().top(), 0, {});
        }
        return m_samples[level];
    }

    void sample(const Product& model, std::size_t level, const std::vector<std::string>& above) {
        if (level >= m_levels.levels.size()) return;
        for (const ProductId id : products().children_of(model.id)) {
            if (m_samples[level].size() == most_samples) return;
            const auto child = products().load(id);
            if (!child) continue;
            Sample found{child->code, above};
            for (const AttributeId axis : m_levels.levels[level].axes) {
                const Value* value = child->values.find({axis, 0});
                const Attribute* attribute = structure().attributes.find(axis);
                found.values.push_back(value == nullptr
                                           ? std::string()
                                           : value_to_text(structure(), *attribute, *value));
            }
            sample(*child, level + 1, found.values);
            m_samples[level].push_back(std::move(found));
        }
    }

    StructureChange& m_change;
    const NewVariants& m_wanted;
    NewVariantsReport& m_report;
    const LoadedLineage m_model;
    const FamilyVariant m_levels;
    const DefaultValues m_defaults;
    const FindProduct m_find_product;
    const ValueFormat m_format;
    FreeCodes m_codes, m_model_codes;
    std::optional<SkuNumbers> m_numbers;
    std::map<ProductId, Below> m_below;
    std::vector<std::vector<Sample>> m_samples;  // by level
};

}  // namespace

NewVariantsReport add_variants(Catalogue& catalogue, const NewVariants& wanted, ChangeIntent intent,
                               const StructureChangeLimits& limits, const Progress& progress) {
    NewVariantsReport report;
    report.change = change_structure(
        catalogue, tr("Variants added to {0}", catalogue.products().code_of(wanted.model)), intent,
        limits, [&](StructureChange& change) {
            AddingVariants(change, wanted, report).run(progress);
            change.complete_computed_values(progress);
        });
    if (report.change.change_set == 0) report.variants.clear();
    return report;
}

std::vector<AttributeId> axes_below(const Structure& structure, const Lineage& model) {
    std::vector<AttributeId> axes;
    const FamilyVariant* levels =
        model.self->is_model() ? family_variant_of(structure, model) : nullptr;
    if (levels == nullptr) return axes;
    for (std::size_t i = static_cast<std::size_t>(model.level()); i < levels->levels.size(); ++i) {
        const auto& level = levels->levels[i].axes;
        axes.insert(axes.end(), level.begin(), level.end());
    }
    return axes;
}

}  // namespace vitrine
