#include "operations/code_texts.h"

#include <algorithm>
#include <set>

#include "base/error.h"
#include "base/text.h"
#include "base/translate.h"
#include "catalog/computed_attributes.h"
#include "catalog/lifecycle.h"
#include "catalog/query.h"
#include "catalog/view_text.h"
#include "operations/held_codes.h"
#include "operations/profile_names.h"

namespace vitrine {
namespace {

// What the ids of a condition are.
std::optional<EntityKind> kind_of_ids(const Structure& structure, const Filter& condition) {
    switch (condition.field) {
        case FilterField::attribute: {
            const Attribute* attribute = structure.attributes.find(condition.attribute);
            if (attribute == nullptr || attribute->is_select()) return EntityKind::option;
            if (attribute->links_records()) return EntityKind::record;
            return std::nullopt;
        }
        case FilterField::family:
            return EntityKind::family;
        case FilterField::category:
            return EntityKind::category;
        case FilterField::group:
            return EntityKind::group;
        default:
            return std::nullopt;
    }
}

// use(kind, id) for everything that the filter itself names; what `use` makes of the id stands
// there afterwards. Saved filters are named, not entered.
template <class Use>
void each_named(const Structure& structure, Filter& filter, const Use& use) {
    const auto name = [&](EntityKind kind, std::int32_t& id) {
        if (id != 0) use(kind, id);
    };
    if (filter.kind == Filter::Kind::saved) return name(EntityKind::saved_filter, filter.saved);
    for (Filter& part : filter.parts) each_named(structure, part, use);
    if (filter.kind != Filter::Kind::condition) return;
    const auto kind = kind_of_ids(structure, filter);
    name(EntityKind::attribute, filter.attribute);
    name(EntityKind::channel, filter.channel);
    name(EntityKind::channel, filter.channel_to);
    name(EntityKind::locale, filter.locale);
    name(EntityKind::locale, filter.locale_to);
    name(EntityKind::currency, filter.currency);
    name(EntityKind::price_list, filter.list);
    name(EntityKind::location, filter.location);
    if (kind) {
        for (std::int32_t& id : filter.ids) name(*kind, id);
        // Of two that became one the first stays.
        std::set<std::int32_t> seen;
        std::erase_if(filter.ids, [&](std::int32_t id) { return !seen.insert(id).second; });
    }
}

std::optional<Filter> read(const Structure& structure, std::string_view text) {
    try {
        return parse_filter(structure, text);
    } catch (const Error&) {
        return std::nullopt;
    }
}

// Without what it has of saved filters, whose texts may change as well.
Filter own_part(Filter filter) {
    if (filter.kind == Filter::Kind::saved) filter.parts.clear();
    for (Filter& part : filter.parts) part = own_part(std::move(part));
    return filter;
}

// A text that may have to change: rewrite() is given the tree and says whether it changed it.
class Texts {
public:
    using Rewrite = std::function<bool(Filter&)>;
    using RewriteProfile = std::function<bool(ChannelProfile&)>;

    Texts(StructureChange& change, const Structure& before) : m_change(change), m_before(before) {}

    void rewrite(const Rewrite& filter, const RewriteProfile& profile) {
        std::vector<SavedFilter> saved;
        m_change.structure().saved_filters.each(
            [&](const SavedFilter& one) { saved.push_back(one); });
        for (SavedFilter& one : saved) {
            auto tree = read(m_before, one.text);
            if (!tree || !filter(*tree)) continue;
            ViewText view = read_view(one.text);
            view.filter = to_text(m_change.structure(), *tree);
            one.text = write_view(view);
            m_expected.push_back({tr("the saved filter {0}", one.code), one.text, own_part(*tree)});
            m_change.put(one);
            m_change.count("filters", tr("Saved filters rewritten"));
        }
        std::vector<PriceRule> rules;
        m_change.structure().price_rules.each([&](const PriceRule& one) { rules.push_back(one); });
        for (PriceRule& one : rules) {
            auto tree = read(m_before, one.condition);
            if (!tree || !filter(*tree)) continue;
            one.condition = to_text(m_change.structure(), *tree);
            m_expected.push_back(
                {tr("the price rule {0}", one.code), one.condition, own_part(*tree)});
            m_change.put(one);
            m_change.count("price_rules", tr("Price rules rewritten"));
        }
        std::vector<Channel> channels;
        m_change.structure().channels.each([&](const Channel& one) {
            if (!one.profile.empty()) channels.push_back(one);
        });
        for (Channel& one : channels) rewrite_profile(one, filter, profile);
        check();
    }

private:
    struct Expected {
        std::string where;
        std::string text;
        Filter tree;
    };

    void rewrite_profile(Channel& channel, const Rewrite& filter, const RewriteProfile& rewrite) {
        ProfileReading reading = read_channel_profile(channel.profile);
        if (!reading.is_usable()) {
            Issue issue = change_warning(
                "structure.profile",
                tr("The profile of the channel {0} cannot be read, so it stays as it is.",
                   channel.code),
                tr("Mend it with \"vitrine channel export\" and \"import\"."));
            m_change.note(std::move(issue));
            return;
        }
        ChannelProfile& profile = reading.profile;
        bool changed = rewrite(profile);
        auto tree = read(m_before, profile.assortment.filter);
        if (tree && filter(*tree)) {
            profile.assortment.filter = to_text(m_change.structure(), *tree);
            m_expected.push_back(
                {tr("the channel {0}", channel.code), profile.assortment.filter, own_part(*tree)});
            changed = true;
        }
        if (!changed) return;
        channel.profile = to_text(profile);
        m_change.put(channel);
        m_change.count("profiles", tr("Channel profiles rewritten"));
    }

    // Once all are written: they may name each other.
    void check() {
        for (const Expected& expected : m_expected) {
            const auto tree = read(m_change.structure(), expected.text);
            if (tree && own_part(*tree) == expected.tree) continue;
            m_change.note(change_refusal("structure.filter",
                                         tr("The filter of {0} would say something else: {1}",
                                            expected.where, expected.text),
                                         tr("Change that filter first, or choose another code.")));
        }
    }

    StructureChange& m_change;
    const Structure& m_before;
    std::vector<Expected> m_expected;
};

// The code by which texts name the entity; of an option without its attribute.
std::string own_code(const Structure& structure, const EntityAddress& entity) {
    std::string code;
    with_entities(structure, entity.kind,
                  [&](const auto& entities) { code = entities.code_of(entity.id); });
    return code;
}

// As in ProfileName.
std::int32_t owner_of(const Structure& structure, const EntityAddress& entity) {
    const Option* option =
        entity.kind == EntityKind::option ? structure.options.find(entity.id) : nullptr;
    const Record* record =
        entity.kind == EntityKind::record ? structure.records.find(entity.id) : nullptr;
    return option != nullptr ? option->attribute : record != nullptr ? record->entity : 0;
}

}  // namespace

std::string TextUse::sentence() const {
    if (where == Where::saved_filter) return tr("the saved filter {0}", code);
    if (where == Where::expression) return tr("the expression of the attribute {0}", code);
    if (where == Where::price_rule) return tr("the price rule {0}", code);
    if (where == Where::default_value) return tr("the default value of the attribute {0}", code);
    return tr("the channel {0} ({1})", code, place);
}

void follow_codes(StructureChange& change, const Structure& before, const Successor& successor) {
    const auto& [from, to] = successor;
    const std::string from_code = own_code(before, from);
    const std::string to_code = own_code(change.structure(), to);
    const std::string folded = fold_case(from_code);
    const std::int32_t owner = owner_of(before, from);
    if (from.kind == EntityKind::attribute) follow_in_groups(change, from_code, to_code);
    follow_in_expressions(change, before, from, to_code);
    follow_in_defaults(change, before, from, to_code);
    if (from.kind == EntityKind::locale) follow_in_labels(change, from_code, to_code);
    const auto filter = [&](Filter& tree) {
        bool found = false;
        each_named(before, tree, [&](EntityKind kind, std::int32_t& id) {
            if (kind != from.kind || id != from.id) return;
            id = to.id;
            found = true;
        });
        return found;
    };
    Texts(change, before).rewrite(filter, [&](ChannelProfile& profile) {
        bool found = false;
        each_profile_name(before, profile, [&](const ProfileName& name, std::string& code) {
            if (name.kind != from.kind || name.owner != owner || fold_case(code) != folded) return;
            code = to_code;
            found = true;
        });
        return found;
    });
}

void follow_product_code(StructureChange& change, const Structure& before, ProductKind kind,
                         std::string_view from, std::string_view to) {
    const std::string folded = fold_case(from);
    const std::function<bool(Filter&)> follow = [&](Filter& tree) {
        if (tree.kind == Filter::Kind::saved) return false;
        bool found = false;
        for (Filter& part : tree.parts) found = follow(part) || found;
        const bool names_code = tree.field == FilterField::sku ||
                                (tree.field == FilterField::parent && kind == ProductKind::model);
        const bool whole =
            tree.comparison == Comparison::equal || tree.comparison == Comparison::not_equal ||
            tree.comparison == Comparison::in || tree.comparison == Comparison::not_in;
        if (tree.kind != Filter::Kind::condition || !names_code || !whole) return found;
        for (std::string& text : tree.texts) {
            if (fold_case(text) != folded) continue;
            text = to;
            found = true;
        }
        return found;
    };
    Texts(change, before).rewrite(follow, [](ChannelProfile&) { return false; });
}

void forget_in_descriptions(StructureChange& change, const EntityAddress& entity) {
    const Structure& structure = change.structure();
    const std::string folded = fold_case(own_code(structure, entity));
    std::vector<Channel> channels;
    structure.channels.each([&](const Channel& channel) {
        if (channel.profile.empty()) return;
        ProfileReading reading = read_channel_profile(channel.profile);
        bool found = false;
        if (!reading.is_usable()) return;
        each_profile_name(structure, reading.profile,
                          [&](const ProfileName& name, std::string& code) {
                              if (!name.describes || name.kind != entity.kind ||
                                  name.kind == EntityKind::channel || fold_case(code) != folded)
                                  return;
                              code.clear();
                              found = true;
                          });
        if (!found) return;
        channels.push_back(channel);
        channels.back().profile = to_text(reading.profile);
    });
    for (Channel& channel : channels) {
        change.put(std::move(channel));
        change.count("profiles", tr("Channel profiles rewritten"));
    }
}

std::vector<TextUse> text_uses(const Structure& structure, const EntityAddress& entity) {
    std::vector<TextUse> uses;
    const auto names = [&](std::string_view text) {
        auto tree = read(structure, text);
        bool found = false;
        if (tree) {
            each_named(structure, *tree, [&](EntityKind kind, std::int32_t& id) {
                found = found || (kind == entity.kind && id == entity.id);
            });
        }
        return found;
    };
    structure.saved_filters.each([&](const SavedFilter& saved) {
        const bool itself = entity.kind == EntityKind::saved_filter && entity.id == saved.id;
        if (!itself && names(saved.text))
            uses.push_back({TextUse::Where::saved_filter, saved.code, {}});
    });
    structure.price_rules.each([&](const PriceRule& rule) {
        if (names(rule.condition)) uses.push_back({TextUse::Where::price_rule, rule.code, {}});
    });
    const std::string folded = fold_case(own_code(structure, entity));
    const std::int32_t owner = owner_of(structure, entity);
    structure.attributes.each([&](const Attribute& one) {
        const bool itself = entity.kind == EntityKind::attribute && one.id == entity.id;
        if (!itself && expression_names(structure, one, entity))
            uses.push_back({TextUse::Where::expression, one.code, {}});
        if (default_names(structure, one, entity))
            uses.push_back({TextUse::Where::default_value, one.code, {}});
    });
    structure.channels.each([&](const Channel& channel) {
        if (channel.profile.empty()) return;
        const bool itself = entity.kind == EntityKind::channel && entity.id == channel.id;
        ProfileReading reading = read_channel_profile(channel.profile);
        if (itself || !reading.is_usable()) return;
        if (names(reading.profile.assortment.filter))
            uses.push_back({TextUse::Where::channel, channel.code, "assortment.filter"});
        each_profile_name(
            structure, reading.profile, [&](const ProfileName& name, const std::string& code) {
                if (!name.describes && name.kind == entity.kind && name.owner == owner &&
                    fold_case(code) == folded)
                    uses.push_back({TextUse::Where::channel, channel.code, name.place});
            });
    });
    return uses;
}

void warn_of_lifecycle(StructureChange& change, const Option& option, std::string_view code) {
    const Attribute* attribute = change.structure().attributes.find(option.attribute);
    if (attribute == nullptr || attribute->role != AttributeRole::status) return;
    const auto status_of = [](std::string_view name) {
        return parse_lifecycle_status(name).value_or(LifecycleStatus::active);
    };
    const LifecycleStatus before = status_of(option.code), after = status_of(code);
    if (before == after) return;
    change.note(change_warning(
        "structure.lifecycle",
        tr("Products that are {0} will count as {1}, as channels know it by its code.", option.code,
           lifecycle_status_name(after)),
        tr("Give the option another label rather than another code.")));
}

void refuse_broken_texts(StructureChange& change, const Structure& before) {
    const auto check = [&](const std::string& where, const std::string& text) {
        if (!read(before, text)) return;
        try {
            parse_filter(change.structure(), text);
        } catch (const Error& error) {
            change.note(change_refusal(
                "structure.filter",
                tr("The filter of {0} could not be read any more: {1}", where, error.sentence()),
                tr("Change that filter first.")));
        }
    };
    change.structure().saved_filters.each([&](const SavedFilter& saved) {
        check(tr("the saved filter {0}", saved.code), saved.text);
    });
    change.structure().price_rules.each(
        [&](const PriceRule& rule) { check(tr("the price rule {0}", rule.code), rule.condition); });
    change.structure().channels.each([&](const Channel& channel) {
        if (channel.profile.empty()) return;
        const ProfileReading reading = read_channel_profile(channel.profile);
        if (reading.is_usable())
            check(tr("the channel {0}", channel.code), reading.profile.assortment.filter);
    });
    const Structure& now = change.structure();
    if (!now.attributes.find_if([](const Attribute& one) { return !one.expression.empty(); }))
        return;
    const ComputedAttributes before_it(before), after_it(now);
    for (const AttributeId id : after_it.in_order()) {
        const auto problem = after_it.problem(id);
        if (!problem || before_it.problem(id)) continue;
        change.note(change_refusal("structure.expression",
                                   tr("{0} could not be computed any more: {1}",
                                      now.attributes.code_of(id), to_sentence(*problem)),
                                   tr("Change its expression first.")));
    }
}

}  // namespace vitrine
