#include "store/computed_values.h"

#include <algorithm>
#include <array>
#include <map>
#include <set>

#include "store/change_set_writer.h"
#include "store/structure_json.h"

namespace vitrine {
namespace {

constexpr std::size_t most_issues = 1000;
constexpr std::size_t most_models_at_hand = 10'000;

// All of a structure that decides what is computed, by entity. What is only shown is left out.
using Deciding = std::map<std::pair<EntityKind, std::int32_t>, std::string>;

Deciding what_decides(const Structure& structure) {
    Deciding deciding;
    std::vector<bool> marked;
    bool reads_categories = false;
    const auto mark = [&](AttributeId id) {
        const auto index = static_cast<std::size_t>(id);
        if (index >= marked.size()) marked.resize(index + 1);
        marked[index] = true;
    };
    structure.attributes.each([&](const Attribute& computed) {
        if (computed.expression.empty()) return;
        mark(computed.id);
        const auto read = read_expression(computed.expression);
        const auto* text = std::get_if<ExpressionText>(&read);
        if (text == nullptr) return;
        for (const ExpressionInput& input : text->inputs) {
            reads_categories |=
                input.form == ExpressionInput::Form::property && input.field == "categories";
            const Attribute* attribute = structure.attributes.find(code_in_field(input.field));
            if (attribute != nullptr) mark(attribute->id);
        }
    });
    const auto is_marked = [&](AttributeId id) {
        const auto index = static_cast<std::size_t>(id);
        return index < marked.size() && marked[index];
    };
    structure.attributes.each([&](Attribute attribute) {
        if (!is_marked(attribute.id)) return;
        attribute.labels.clear();
        attribute.sort_order = 0;
        attribute.group = 0;
        deciding[{EntityKind::attribute, attribute.id}] = attribute.code + to_json(attribute);
    });
    structure.options.each([&](const Option& option) {
        if (is_marked(option.attribute))
            deciding[{EntityKind::option, option.id}] = option.code + to_json(option);
    });
    std::set<ReferenceEntityId> entities;
    structure.attributes.each([&](const Attribute& attribute) {
        if (is_marked(attribute.id) && attribute.links_records())
            entities.insert(attribute.reference_entity);
    });
    structure.records.each([&](const Record& record) {
        if (entities.contains(record.entity))
            deciding[{EntityKind::record, record.id}] = record.code + to_json(record);
    });
    structure.categories.each([&](const Category& category) {
        if (reads_categories) deciding[{EntityKind::category, category.id}] = category.code;
    });
    structure.channels.each([&](Channel channel) {
        channel.profile.clear();
        channel.labels.clear();
        deciding[{EntityKind::channel, channel.id}] = channel.code + to_json(channel);
    });
    structure.locales.each([&](const Locale& locale) {
        deciding[{EntityKind::locale, locale.id}] = locale.code + to_json(locale);
    });
    structure.currencies.each([&](const Currency& currency) {
        deciding[{EntityKind::currency, currency.id}] = currency.code + to_json(currency);
    });
    structure.families.each([&](const Family& family) {
        std::string& text = deciding[{EntityKind::family, family.id}];
        text = family.code;
        for (const AttributeId id : family.attributes) {
            if (is_marked(id)) text += ' ' + std::to_string(id);
        }
    });
    structure.family_variants.each([&](const FamilyVariant& variant) {
        deciding[{EntityKind::family_variant, variant.id}] = to_json(variant);
    });
    return deciding;
}

// Whether values of products that are there already may become others. New families, options and
// the like have no products yet.
bool decides_anew(const Structure& before, const Structure& after) {
    const Deciding old = what_decides(before);
    const Deciding now = what_decides(after);
    for (const auto& [key, text] : old) {
        const auto at = now.find(key);
        if (at == now.end() || at->second != text) return true;
    }
    return std::any_of(now.begin(), now.end(), [&](const auto& entry) {
        const EntityKind kind = entry.first.first;
        return !old.contains(entry.first) && kind != EntityKind::option &&
               kind != EntityKind::record && kind != EntityKind::family &&
               kind != EntityKind::family_variant && kind != EntityKind::category;
    });
}

}  // namespace

bool ComputedValues::needed_for(const Structure& structure) {
    return structure.attributes.find_if(
               [](const Attribute& attribute) { return !attribute.expression.empty(); }) != nullptr;
}

ComputedAttributes& ComputedValues::plan() {
    if (!m_plan) {
        auto plan = std::make_unique<ComputedAttributes>(m_writer.structure());
        for (const Scope& scope : plan->needed_scopes())
            m_writer.scope(scope.channel, scope.locale, scope.currency);
        m_plan = std::move(plan);
    }
    return *m_plan;
}

const Product* ComputedValues::model(ProductId id) {
    if (id == 0) return nullptr;
    if (const auto at = m_models.find(id); at != m_models.end()) return at->second.get();
    auto loaded = m_catalogue.products().load(id);
    if (!loaded) {
        m_changed_models.push_back(id);  // it is still to be written
        return nullptr;
    }
    return m_models.emplace(id, std::make_unique<Product>(std::move(*loaded))).first->second.get();
}

Lineage ComputedValues::lineage_of(const Product& product) {
    if (m_models.size() > most_models_at_hand) m_models.clear();
    Lineage lineage;
    lineage.self = &product;
    lineage.parent = model(product.parent);
    if (lineage.parent != nullptr) lineage.root = model(lineage.parent->parent);
    return lineage;
}

bool ComputedValues::recompute(const Lineage& lineage, Product& self,
                               const ChangedFields& changed) {
    Issues issues;
    const bool any = plan().recompute(m_writer.structure(), lineage, self, changed, &issues);
    for (Issue& issue : issues) {
        if (m_issues.size() < most_issues) m_issues.push_back(std::move(issue));
    }
    return any;
}

void ComputedValues::complete(Product& added) {
    if (m_is_undo) {
        m_touched.push_back(added.id);
        return;
    }
    recompute(lineage_of(added), added, ChangedFields{true, {}});
}

bool ComputedValues::complete(const Product& before, Product& after, const FieldChanges& changes) {
    if (before.is_model()) m_models.erase(before.id);
    if (m_is_undo) {
        m_touched.push_back(after.id);
        return false;
    }
    ChangedFields changed;
    for (const FieldChange& change : changes) {
        if (changed.fields.empty() || changed.fields.back() != change.key.attribute)
            changed.fields.push_back(change.key.attribute);
    }
    if (!plan().concerns(changed)) return false;
    if (after.is_model()) m_changed_models.push_back(after.id);
    return recompute(lineage_of(after), after, changed);
}

void ComputedValues::recompute_stored(ProductId id, const Found& found) {
    const auto before = m_catalogue.products().load(id);
    if (!before) return;
    Product after = *before;
    if (!recompute(lineage_of(after), after, ChangedFields{true, {}})) return;
    if (after.is_model()) m_models.erase(after.id);
    if (found) found(*before, after);
    const FieldChanges changes = differences(*before, after);
    m_writer.save(*before, std::move(after), changes);
}

void ComputedValues::recompute_below(ProductId model, const Found& found) {
    for (const ProductId child : m_catalogue.products().children_of(model)) {
        recompute_stored(child, found);
        recompute_below(child, found);
    }
}

void ComputedValues::recompute_levels(const Levels& levels, const Progress& progress,
                                      const Found& found) {
    std::int64_t done = 0;
    std::size_t total = 0;
    for (const auto& ids : levels) total += ids.size();
    for (const auto& ids : levels) {
        for (const ProductId id : ids) {
            progress.tick(++done, static_cast<std::int64_t>(total));
            recompute_stored(id, found);
        }
    }
}

void ComputedValues::finish(const Structure* stored, const Progress& progress, const Found& found) {
    Levels levels;
    if (stored != nullptr && decides_anew(*stored, m_writer.structure())) {
        m_catalogue.products().each_outline([&](const ProductStore::Outline& outline) {
            const bool is_model = outline.space == ProductStore::Space::models;
            levels[!is_model ? 2 : outline.parent == 0 ? 0 : 1].push_back(outline.id);
        });
        recompute_levels(levels, progress, found);
    } else {
        for (const ProductId id : m_touched) {
            const auto product = m_catalogue.products().load(id);
            if (!product) continue;
            levels[!product->is_model() ? 2 : product->parent == 0 ? 0 : 1].push_back(id);
            if (product->is_model()) m_changed_models.push_back(id);
        }
        recompute_levels(levels, progress, found);
        std::sort(m_changed_models.begin(), m_changed_models.end());
        m_changed_models.erase(std::unique(m_changed_models.begin(), m_changed_models.end()),
                               m_changed_models.end());
        // Roots come before the models below them where they are older; else these are done twice.
        for (const ProductId model : m_changed_models) recompute_below(model, found);
    }
    m_changed_models.clear();
    m_touched.clear();
}

// The part of the writer that knows of computed values.

ComputedValues* ChangeSetWriter::look_for_computed_values() {
    if (!m_computed && ComputedValues::needed_for(structure()))
        m_computed = std::make_unique<ComputedValues>(*this, m_catalogue, m_origin.undo_of != 0);
    m_knows_computed = true;
    return m_computed.get();
}

void ChangeSetWriter::forget_computed_values() {
    if (m_computed) m_computed->forget();
    m_knows_computed = false;
}

void ChangeSetWriter::follow_structure(EntityKind kind) {
    if (kind == EntityKind::attribute) m_knows_unique = false;
    switch (kind) {
        case EntityKind::attribute:
        case EntityKind::option:
        case EntityKind::record:
        case EntityKind::family:
        case EntityKind::family_variant:
        case EntityKind::category:
        case EntityKind::channel:
        case EntityKind::locale:
        case EntityKind::currency:
            m_computes_anew = true;
            forget_computed_values();
            break;
        default:
            break;
    }
}

void ChangeSetWriter::complete_computed_values(const Progress& progress,
                                               const FoundComputed& found) {
    ComputedValues* computed = computed_values();
    if (computed == nullptr) return;
    computed->finish(m_computes_anew ? m_read_structure.get() : nullptr, progress, found);
    m_computes_anew = false;
}

const Issues& ChangeSetWriter::computed_issues() const {
    static const Issues none;
    return m_computed ? m_computed->issues() : none;
}

}  // namespace vitrine
