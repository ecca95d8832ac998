#include "operations/edit_products.h"

#include <algorithm>
#include <map>

#include "base/error.h"
#include "base/text.h"
#include "base/translate.h"
#include "catalog/spelling.h"
#include "catalog/validation.h"
#include "catalog/value_text.h"
#include "operations/history.h"
#include "store/change_set_writer.h"

namespace vitrine {
namespace {

struct PropertyName {
    std::string_view name;
    AttributeId property;
};

constexpr PropertyName property_names[] = {
    {"family", property::family},   {"parent", property::parent},
    {"enabled", property::enabled}, {"categories", property::categories},
    {"groups", property::groups},
};

// What a field's brackets must hold, in words: "a locale and a channel".
std::string expected_scope(const Attribute& attribute) {
    std::vector<std::string> parts;
    if (attribute.scopable) parts.push_back(tr("a channel"));
    if (attribute.localizable) parts.push_back(tr("a locale"));
    if (attribute.type == AttributeType::price_collection) parts.push_back(tr("a currency"));
    return parts.empty() ? tr("nothing in brackets") : join(parts, tr(" and "));
}

std::string field_example(const Structure& structure, const Attribute& attribute) {
    std::vector<std::string> parts;
    const auto channels = structure.channels.all();
    const auto locales = structure.active_locales();
    const auto currencies = structure.currencies.all();
    if (attribute.scopable && !channels.empty()) parts.push_back(channels.front()->code);
    if (attribute.localizable && !locales.empty())
        parts.push_back(structure.locales.code_of(locales.front()));
    if (attribute.type == AttributeType::price_collection && !currencies.empty()) {
        parts.push_back(currencies.front()->code);
    }
    return parts.empty() ? attribute.code : attribute.code + '[' + join(parts, ",") + ']';
}

const Attribute& attribute_named(const Structure& structure, std::string_view name) {
    if (const Attribute* attribute = structure.attributes.find(name)) return *attribute;
    NearestName nearest(name);
    for (const Attribute* attribute : structure.attributes.all()) nearest.offer(attribute->code);
    for (const auto& property : property_names) nearest.offer(property.name);
    throw Error(Failure::usage,
                nearest.best().empty()
                    ? tr("There is no field {0}.", name)
                    : tr("There is no field {0}. Did you mean {1}?", name, nearest.best()));
}

Issue refusal(std::string rule, std::string message, std::string fix = {}) {
    Issue issue;
    issue.rule = std::move(rule);
    issue.message = std::move(message);
    issue.fix = std::move(fix);
    return issue;
}

// The edits of one call on their way into one change set.
class Editing {
public:
    Editing(Catalogue& catalogue, ChangeSetOrigin origin)
        : m_catalogue(catalogue), m_writer(catalogue, std::move(origin)) {}

    void apply(const CellEdit& edit) {
        Edited* edited = product(edit.product);
        if (edited == nullptr) {
            refuse(edit, {}, refusal("product.gone", tr("This product no longer exists.")));
            return;
        }
        const ValueKey key = key_of(edit.field);
        const auto now = field(edited->after, key);
        if (edit.expected &&
            field_text(m_catalogue, m_writer.structure(), key, now) != *edit.expected) {
            refuse(edit, edited->after.code,
                   refusal("edit.conflict",
                           tr("Somebody else has meanwhile changed this value to \"{0}\".",
                              field_text(m_catalogue, m_writer.structure(), key, now)),
                           tr("Look at the new value and edit again.")));
            return;
        }
        std::optional<Value> wanted;
        if (const auto issue = read(edit, *edited, wanted)) {
            refuse(edit, edited->after.code, *issue);
            return;
        }
        if (wanted == now) {
            ++m_report.unchanged;
            return;
        }
        set_field(edited->after, key, wanted);
        ++edited->cells;
    }

    EditReport finish() {
        std::map<ProductId, bool> saved;
        for (auto& [id, edited] : m_edited) {
            if (edited.cells == 0) continue;
            if (const auto issue = check_siblings(edited)) {
                CellEdit edit;
                edit.product = id;
                refuse(edit, edited.after.code, *issue);
                continue;
            }
            if (m_writer.update(edited.before, edited.after)) m_report.changed += edited.cells;
        }
        m_report.change_set = m_writer.finish();
        return std::move(m_report);
    }

private:
    struct Edited {
        Product before, after;
        std::int64_t cells = 0;
    };

    Edited* product(ProductId id) {
        const auto at = m_edited.find(id);
        if (at != m_edited.end()) return &at->second;
        auto loaded = m_catalogue.products().load(id);
        if (!loaded) return nullptr;
        return &m_edited.emplace(id, Edited{*loaded, *loaded, 0}).first->second;
    }

    ValueKey key_of(const FieldAddress& address) {
        const Attribute* attribute = m_writer.structure().attributes.find(address.attribute);
        if (attribute == nullptr) return {address.attribute, 0};
        return m_writer.key_for(*attribute, address.channel, address.locale, address.currency);
    }

    void refuse(const CellEdit& edit, std::string code, Issue issue) {
        if (issue.column.empty())
            issue.column = field_name(m_writer.structure(), key_of(edit.field));
        if (issue.value.empty() && edit.text) issue.value = shorten(*edit.text, 200);
        issue.product = std::move(code);
        m_report.issues.push_back(std::move(issue));
    }

    // Fills `wanted`; says why not.
    std::optional<Issue> read(const CellEdit& edit, const Edited& edited,
                              std::optional<Value>& wanted) {
        const Structure& structure = m_writer.structure();
        const std::string_view text = edit.text ? trim(*edit.text) : std::string_view();
        const Attribute* attribute = structure.attributes.find(edit.field.attribute);
        if (attribute == nullptr) return read_property(edit.field.attribute, text, edited, wanted);
        if (attribute->type == AttributeType::identifier) {
            return refusal("identifier.read_only", tr("The identifier cannot be edited here."));
        }
        if (const auto issue = check_level(*attribute, edited)) return issue;
        const std::string_view whole =
            edit.text ? std::string_view(*edit.text) : std::string_view();
        ParsedValue parsed = parse_value(
            structure, *attribute, attribute->type == AttributeType::long_text ? whole : text);
        if (auto* issue = std::get_if<Issue>(&parsed)) return std::move(*issue);
        if (auto* value = std::get_if<Value>(&parsed)) {
            if (const auto issue = check_file(*attribute, edited, key_of(edit.field), *value))
                return issue;
            for (Issue& issue : validate_value(structure, *attribute, *value)) {
                if (issue.severity == Severity::error) return std::move(issue);
                refuse(edit, edited.after.code, std::move(issue));  // a warning: noted, and saved
            }
            wanted = std::move(*value);
        }
        return std::nullopt;
    }

    // A file keeps its stored bytes while its name stays; new files come by import.
    static std::optional<Issue> check_file(const Attribute& attribute, const Edited& edited,
                                           ValueKey key, Value& value) {
        if (!attribute.is_media()) return std::nullopt;
        const auto now = field(edited.after, key);
        const auto* stored = now ? std::get_if<FileReference>(&*now) : nullptr;
        auto& file = std::get<FileReference>(value);
        if (stored != nullptr && stored->name == file.name) {
            file = *stored;
            return std::nullopt;
        }
        return refusal("file.import", tr("Pictures and files come with an import."),
                       tr("Import a CSV that names the file beside it."));
    }

    std::optional<Issue> check_level(const Attribute& attribute, const Edited& edited) {
        const LoadedLineage loaded(m_catalogue.products(), edited.after);
        const Structure& structure = m_writer.structure();
        const FamilyVariant* levels = family_variant_of(structure, loaded.lineage());
        if (levels == nullptr) return std::nullopt;
        const int level = levels->level_of(attribute.id);
        if (level > loaded.lineage().level()) {
            return refusal(
                "variant.level",
                tr("{0} belongs to the variants below {1}.", attribute.code, edited.after.code),
                tr("Edit it on each variant."));
        }
        return std::nullopt;
    }

    std::optional<Issue> read_property(AttributeId property, std::string_view text,
                                       const Edited& edited, std::optional<Value>& wanted) {
        const Structure& structure = m_writer.structure();
        switch (property) {
            case property::enabled: {
                const std::string word = fold_case(text);
                if (word == "1" || word == "true" || word == "yes")
                    wanted = true;
                else if (word == "0" || word == "false" || word == "no")
                    wanted = false;
                else
                    return refusal("boolean.unreadable", tr("\"{0}\" is neither yes nor no.", text),
                                   tr("Write 1 or 0."));
                return std::nullopt;
            }
            case property::family: {
                if (edited.after.kind != ProductKind::simple) {
                    return refusal("family.of_model", tr("The family of {0} is that of its model.",
                                                         edited.after.code));
                }
                if (text.empty()) return std::nullopt;
                const Family* family = structure.families.find(text);
                if (family == nullptr)
                    return refusal("family.unknown", tr("There is no family {0}.", text));
                wanted = Reference{family->id};
                return std::nullopt;
            }
            case property::categories:
                return read_codes(structure.categories, "category.unknown", text, wanted);
            case property::groups:
                return read_codes(structure.groups, "group.unknown", text, wanted);
            default:
                return refusal("field.read_only", tr("This field cannot be edited here."));
        }
    }

    template <class T>
    static std::optional<Issue> read_codes(const Entities<T>& entities, std::string rule,
                                           std::string_view text, std::optional<Value>& wanted) {
        References references;
        for (const auto code : split_list(text, ',')) {
            const T* entity = entities.find(code);
            if (entity == nullptr) return refusal(std::move(rule), tr("There is no {0}.", code));
            if (std::find(references.ids.begin(), references.ids.end(), entity->id) ==
                references.ids.end()) {
                references.ids.push_back(entity->id);
            }
        }
        if (!references.ids.empty()) wanted = std::move(references);
        return std::nullopt;
    }

    // Axis values stay filled and unique among siblings, whatever was edited.
    std::optional<Issue> check_siblings(const Edited& edited) {
        const LoadedLineage loaded(m_catalogue.products(), edited.after);
        const FamilyVariant* levels = family_variant_of(m_writer.structure(), loaded.lineage());
        const int level = loaded.lineage().level();
        if (levels == nullptr || level == 0 ||
            static_cast<std::size_t>(level) > levels->levels.size())
            return std::nullopt;
        const auto& axes = levels->levels[static_cast<std::size_t>(level - 1)].axes;
        const auto changed = differences(edited.before, edited.after);
        const bool axis_changed =
            std::any_of(changed.begin(), changed.end(), [&](const FieldChange& change) {
                return std::find(axes.begin(), axes.end(), change.key.attribute) != axes.end();
            });
        if (!axis_changed) return std::nullopt;
        for (const AttributeId axis : axes) {
            if (!field(edited.after, {axis, 0})) {
                return refusal("variant.axis_missing",
                               tr("{0} tells the variants apart and must not be empty.",
                                  m_writer.structure().attributes.code_of(axis)));
            }
        }
        for (const ProductId sibling_id : m_catalogue.products().children_of(edited.after.parent)) {
            if (sibling_id == edited.after.id) continue;
            const auto sibling = m_catalogue.products().load(sibling_id);
            const bool same =
                sibling && std::all_of(axes.begin(), axes.end(), [&](AttributeId axis) {
                    return field(*sibling, {axis, 0}) == field(edited.after, {axis, 0});
                });
            if (same) {
                return refusal("variant.axis_duplicate",
                               tr("{0} has these values already.", sibling->code),
                               tr("Choose another value."));
            }
        }
        return std::nullopt;
    }

    Catalogue& m_catalogue;
    ChangeSetWriter m_writer;
    std::map<ProductId, Edited> m_edited;
    EditReport m_report;
};

}  // namespace

FieldAddress parse_field(const Structure& structure, std::string_view text) {
    text = trim(text);
    const auto bracket = text.find('[');
    const std::string_view name = trim(text.substr(0, bracket));
    FieldAddress address;
    for (const auto& property : property_names) {
        if (fold_case(name) == property.name && bracket == std::string_view::npos &&
            structure.attributes.find(name) == nullptr) {
            address.attribute = property.property;
            return address;
        }
    }
    const Attribute& attribute = attribute_named(structure, name);
    address.attribute = attribute.id;
    if (bracket != std::string_view::npos) {
        if (!text.ends_with(']'))
            throw Error(Failure::usage, tr("{0}: the bracket is not closed.", text));
        for (const auto part :
             split_list(text.substr(bracket + 1, text.size() - bracket - 2), ',')) {
            if (const Channel* channel = structure.channels.find(part);
                channel != nullptr && attribute.scopable) {
                address.channel = channel->id;
            } else if (const Locale* locale = structure.locales.find(part);
                       locale != nullptr && attribute.localizable) {
                address.locale = locale->id;
            } else if (const Currency* currency = structure.currencies.find(part);
                       currency != nullptr && attribute.type == AttributeType::price_collection) {
                address.currency = currency->id;
            } else {
                throw Error(Failure::usage,
                            tr("{0}: \"{1}\" does not fit here; {2} expects {3}, for instance {4}.",
                               text, part, attribute.code, expected_scope(attribute),
                               field_example(structure, attribute)));
            }
        }
    }
    const bool complete =
        (!attribute.scopable || address.channel != 0) &&
        (!attribute.localizable || address.locale != 0) &&
        (attribute.type != AttributeType::price_collection || address.currency != 0);
    if (!complete) {
        throw Error(Failure::usage,
                    tr("{0} expects {1}, for instance {2}.", attribute.code,
                       expected_scope(attribute), field_example(structure, attribute)));
    }
    return address;
}

EditReport edit_products(Catalogue& catalogue, const std::vector<CellEdit>& edits,
                         std::string_view source, std::string_view note) {
    ChangeSetOrigin origin;
    origin.author = current_author();
    origin.source = source;
    origin.note = note;
    if (note.empty()) {
        const auto count = static_cast<long>(edits.size());
        origin.note = trn("{0} value edited", "{0} values edited", count, count);
    }
    Editing editing(catalogue, std::move(origin));
    for (const CellEdit& edit : edits) editing.apply(edit);
    return editing.finish();
}

}  // namespace vitrine
