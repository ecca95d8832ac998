#include "catalog/computed_attributes.h"

#include <algorithm>

#include "base/contains.h"
#include "base/text.h"
#include "base/translate.h"
#include "catalog/value_text.h"

namespace vitrine {
namespace {

ExpressionError error_at_all(std::string message) {
    ExpressionError error;
    error.message = std::move(message);
    return error;
}

// Which property of a product a change of makes product.NAME another.
AttributeId property_of(std::string_view name) {
    return name == "code"         ? property::code
           : name == "enabled"    ? property::enabled
           : name == "categories" ? property::categories
                                  : property::family;
}

// Where a product stands: with these everything may become another.
bool moves_product(AttributeId field) {
    return field == property::family || field == property::parent ||
           field == property::family_variant;
}

// The part in the brackets of "name[fr_FR]", by whichever it is.
std::optional<std::string> name_parts(const Structure& structure, std::string_view field,
                                      Scope& named) {
    if (field.find('[') != std::string_view::npos && !field.ends_with(']'))
        return tr("{0}: the bracket is not closed.", field);
    for (const std::string_view part : parts_in_field(field)) {
        if (const Channel* channel = structure.channels.find(part)) {
            named.channel = channel->id;
        } else if (const Locale* locale = structure.locales.find(part)) {
            named.locale = locale->id;
        } else if (const Currency* currency = structure.currencies.find(part)) {
            named.currency = currency->id;
        } else {
            return tr("{0}: there is no channel, locale or currency {1}.", field, part);
        }
    }
    return std::nullopt;
}

// What the expression must name, because its own attribute does not vary by it.
std::optional<std::string> missing_part(const Attribute& read, const Attribute& computed,
                                        const Scope& named) {
    const auto sentence = [&](const std::string& part, std::string_view example) {
        return tr("{0} varies by {1} and {2} does not. Say which: attr[\"{0}[{3}]\"].", read.code,
                  part, computed.code, example);
    };
    if (read.scopable && !computed.scopable && named.channel == 0)
        return sentence(tr("channel"), "ecommerce");
    if (read.localizable && !computed.localizable && named.locale == 0)
        return sentence(tr("locale"), "en_US");
    const auto has_currency = [](const Attribute& attribute) {
        return attribute.type == AttributeType::price_collection;
    };
    if (has_currency(read) && !has_currency(computed) && named.currency == 0)
        return sentence(tr("currency"), "EUR");
    return std::nullopt;
}

}  // namespace

ComputedAttributes::ComputedAttributes(const Structure& structure) {
    structure.attributes.each([&](const Attribute& attribute) {
        if (!attribute.expression.empty()) read(structure, attribute);
    });
    if (!m_computed.empty()) put_in_order(structure);
}

void ComputedAttributes::read(const Structure& structure, const Attribute& attribute) {
    Computed computed;
    computed.attribute = attribute.id;
    auto text = read_expression(attribute.expression);
    if (auto* error = std::get_if<ExpressionError>(&text)) {
        computed.problem = std::move(*error);
    } else {
        computed.text = std::move(std::get<ExpressionText>(text));
        computed.problem = resolve(structure, attribute, computed);
        auto program = m_machine.compile(computed.text);
        if (const auto* number = std::get_if<int>(&program)) {
            computed.program = *number;
        } else {
            computed.problem = std::get<ExpressionError>(program);
        }
    }
    list_cells(structure, attribute, computed);
    m_computed.push_back(std::move(computed));
}

std::optional<ExpressionError> ComputedAttributes::resolve(const Structure& structure,
                                                           const Attribute& attribute,
                                                           Computed& computed) const {
    std::optional<ExpressionError> problem;
    const auto note = [&](std::string message) {
        if (!problem) problem = error_at_all(std::move(message));
    };
    if (!can_be_computed(attribute.type))
        note(tr("Values of the type of {0} cannot be computed.", attribute.code));
    for (const ExpressionInput& written : computed.text.inputs) {
        Input input;
        if (written.form == ExpressionInput::Form::property) {
            computed.reads.push_back(property_of(written.field));
        } else if (const Attribute* read =
                       structure.attributes.find(code_in_field(written.field))) {
            input.attribute = read->id;
            computed.reads.push_back(read->type == AttributeType::identifier ? property::code
                                                                             : read->id);
            if (read->type == AttributeType::product_link) {
                note(tr("{0} links to a product, of which an expression can read nothing.",
                        read->code));
            }
            if (auto wrong = name_parts(structure, written.field, input.named)) note(*wrong);
            if (auto missing = missing_part(*read, attribute, input.named)) note(*missing);
        } else {
            note(tr("There is no attribute {0}.", code_in_field(written.field)));
        }
        computed.inputs.push_back(input);
    }
    return problem;
}

// Depth first: each behind those it reads. What leads back to itself is named and left without
// values.
void ComputedAttributes::put_in_order(const Structure& structure) {
    enum class Mark : char { unseen, open, done };
    std::vector<Computed> unordered = std::move(m_computed);
    std::vector<Mark> marks(unordered.size(), Mark::unseen);
    std::vector<std::size_t> path;
    m_computed.clear();
    const auto index_of = [&](AttributeId id) -> std::optional<std::size_t> {
        const auto at = std::find_if(unordered.begin(), unordered.end(),
                                     [&](const Computed& one) { return one.attribute == id; });
        if (at == unordered.end()) return std::nullopt;
        return static_cast<std::size_t>(at - unordered.begin());
    };
    const auto name_cycle = [&](std::size_t again) {
        auto from = std::find(path.begin(), path.end(), again);
        std::vector<std::string> codes;
        for (auto at = from; at != path.end(); ++at)
            codes.push_back(structure.attributes.code_of(unordered[*at].attribute));
        codes.push_back(codes.front());
        for (auto at = from; at != path.end(); ++at) {
            unordered[*at].problem =
                error_at_all(tr("It would be computed from itself: {0}.", join(codes, " -> ")));
        }
    };
    std::vector<std::size_t> order;
    // Attributes are few and chains short; a chain as long as all of them still fits the stack.
    const auto visit = [&](const auto& self, std::size_t index) -> void {
        marks[index] = Mark::open;
        path.push_back(index);
        for (const AttributeId id : unordered[index].reads) {
            const auto next = index_of(id);
            if (!next) continue;
            if (marks[*next] == Mark::open) name_cycle(*next);
            if (marks[*next] == Mark::unseen) self(self, *next);
        }
        path.pop_back();
        marks[index] = Mark::done;
        order.push_back(index);
    };
    for (std::size_t i = 0; i < unordered.size(); ++i) {
        if (marks[i] == Mark::unseen) visit(visit, i);
    }
    for (const std::size_t index : order) {
        m_order.push_back(unordered[index].attribute);
        m_computed.push_back(std::move(unordered[index]));
    }
}

void ComputedAttributes::list_cells(const Structure& structure, const Attribute& attribute,
                                    Computed& computed) {
    const auto add = [&](ChannelId channel, LocaleId locale, CurrencyId currency) {
        const auto& available = attribute.available_locales;
        if (locale != 0 && !available.empty() &&
            std::find(available.begin(), available.end(), locale) == available.end()) {
            return;
        }
        computed.cells.push_back(Scope{0, channel, locale, currency, {}});
    };
    // Without a channel everything that there is.
    const auto all_locales = [&] {
        std::vector<LocaleId> ids = structure.active_locales();
        if (ids.empty()) structure.locales.each([&](const Locale& one) { ids.push_back(one.id); });
        return ids;
    };
    const auto all_currencies = [&] {
        std::vector<CurrencyId> ids;
        structure.currencies.each([&](const Currency& one) {
            if (one.activated) ids.push_back(one.id);
        });
        return ids;
    };
    const auto add_for = [&](const Channel* channel) {
        using Ids = std::vector<std::int32_t>;
        const Ids locales = !attribute.localizable ? Ids{0}
                            : channel != nullptr   ? channel->locales
                                                   : all_locales();
        const Ids currencies = attribute.type != AttributeType::price_collection ? Ids{0}
                               : channel != nullptr ? channel->currencies
                                                    : all_currencies();
        for (const LocaleId locale : locales) {
            for (const CurrencyId currency : currencies)
                add(channel == nullptr ? 0 : channel->id, locale, currency);
        }
    };
    if (attribute.scopable) {
        structure.channels.each([&](const Channel& channel) { add_for(&channel); });
    } else {
        add_for(nullptr);
    }
}

std::optional<ExpressionError> ComputedAttributes::problem(AttributeId attribute) const {
    const Computed* computed = find(attribute);
    return computed == nullptr ? std::nullopt : computed->problem;
}

const ComputedAttributes::Computed* ComputedAttributes::find(AttributeId attribute) const {
    const auto at = std::find(m_order.begin(), m_order.end(), attribute);
    return at == m_order.end() ? nullptr
                               : &m_computed[static_cast<std::size_t>(at - m_order.begin())];
}

std::vector<Scope> ComputedAttributes::needed_scopes() const {
    std::vector<Scope> scopes;
    for (const Computed& computed : m_computed) {
        for (const Scope& cell : computed.cells) {
            if (std::find(scopes.begin(), scopes.end(), cell) == scopes.end())
                scopes.push_back(cell);
        }
    }
    return scopes;
}

std::vector<bool> ComputedAttributes::affected(const ChangedFields& changed) const {
    const bool all =
        changed.all || std::any_of(changed.fields.begin(), changed.fields.end(), moves_product);
    std::vector<bool> result(m_computed.size(), all);
    std::vector<AttributeId> fields = changed.fields;
    for (std::size_t i = 0; i < m_computed.size() && !all; ++i) {
        const Computed& computed = m_computed[i];
        result[i] = contains(fields, computed.attribute) ||
                    std::any_of(computed.reads.begin(), computed.reads.end(),
                                [&](AttributeId id) { return contains(fields, id); });
        if (result[i]) fields.push_back(computed.attribute);
    }
    return result;
}

bool ComputedAttributes::concerns(const ChangedFields& changed) const {
    const std::vector<bool> result = affected(changed);
    return std::find(result.begin(), result.end(), true) != result.end();
}

// From which level down each attribute is computed.
const std::vector<int>& ComputedAttributes::levels_of(const FamilyVariant* variant) {
    const auto [known, is_new] = m_levels.try_emplace(variant == nullptr ? 0 : variant->id);
    std::vector<int>& levels = known->second;
    if (!is_new) return levels;
    levels.assign(m_computed.size(), 0);
    for (std::size_t i = 0; i < m_computed.size() && variant != nullptr; ++i) {
        levels[i] = variant->level_of(m_computed[i].attribute);
        for (const AttributeId id : m_computed[i].reads) {
            const auto at = std::find(m_order.begin(), m_order.end(), id);
            const int level = at == m_order.end()
                                  ? variant->level_of(id)
                                  : levels[static_cast<std::size_t>(at - m_order.begin())];
            levels[i] = std::max(levels[i], level);
        }
    }
    return levels;
}

bool ComputedAttributes::applies(const Structure& structure, const Lineage& lineage,
                                 std::size_t index) {
    const Computed& computed = m_computed[index];
    if (computed.problem) return false;
    const Family* family = family_of(structure, lineage);
    if (family != nullptr && !family->has(computed.attribute)) return false;
    return levels_of(family_variant_of(structure, lineage))[index] <= lineage.level();
}

bool ComputedAttributes::recompute(const Structure& structure, const Lineage& lineage,
                                   Product& self, const ChangedFields& changed, Issues* issues) {
    const std::vector<bool> is_affected = affected(changed);
    bool any = false;
    for (std::size_t i = 0; i < is_affected.size(); ++i) {
        if (is_affected[i]) any |= recompute_one(structure, lineage, self, i, issues);
    }
    return any;
}

bool ComputedAttributes::recompute_one(const Structure& structure, const Lineage& lineage,
                                       Product& self, std::size_t index, Issues* issues) {
    const Computed& computed = m_computed[index];
    const Attribute& attribute = *structure.attributes.find(computed.attribute);
    std::vector<Values::Entry> wanted;
    const bool has_values = applies(structure, lineage, index);
    for (const Scope& cell : has_values ? computed.cells : std::vector<Scope>()) {
        const auto key = structure.key_for(attribute, cell.channel, cell.locale, cell.currency);
        if (!key) continue;
        ComputedResult result = evaluate(structure, lineage, computed, cell, nullptr);
        if (result.issue && issues != nullptr) {
            result.issue->column = field_name(structure, *key);
            result.issue->product = self.code;
            issues->push_back(std::move(*result.issue));
        }
        if (!result.value) continue;
        const Lineage above{lineage.parent, lineage.root, nullptr};
        const Value* inherited = above.self == nullptr ? nullptr : above.find(*key);
        if (inherited == nullptr || *inherited != *result.value)
            wanted.emplace_back(*key, std::move(*result.value));
    }
    // What stands there and is not wanted goes; what is equal stays as it is written.
    std::vector<ValueKey> gone;
    for (const Values::Entry& stored : self.values) {
        const ValueKey key = stored.first;
        if (key.attribute != computed.attribute) continue;
        const auto kept = std::find_if(wanted.begin(), wanted.end(),
                                       [&](const Values::Entry& one) { return one.first == key; });
        if (kept == wanted.end()) {
            gone.push_back(key);
        } else if (kept->second == stored.second) {
            wanted.erase(kept);
        }
    }
    for (const ValueKey key : gone) self.values.erase(key);
    for (auto& [key, value] : wanted) self.values.set(key, std::move(value));
    return !gone.empty() || !wanted.empty();
}

}  // namespace vitrine
