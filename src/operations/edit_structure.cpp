#include "operations/edit_structure.h"

#include <algorithm>
#include <filesystem>
#include <set>

#include "base/error.h"
#include "base/text.h"
#include "base/translate.h"
#include "catalog/packs.h"
#include "catalog/variant_axes.h"
#include "operations/code_texts.h"
#include "operations/entity_order.h"
#include "operations/entity_soundness.h"
#include "operations/new_code.h"
#include "operations/product_sweep.h"
#include "operations/put_file.h"

namespace vitrine {
namespace {

// Behind the others that `is_beside` it.
template <class T, class Beside>
int next_place(const Entities<T>& entities, int T::*place, Beside is_beside) {
    int next = 0;
    entities.each([&](const T& other) {
        if (is_beside(other)) next = std::max(next, other.*place + 1);
    });
    return next;
}

class StructureEdit {
public:
    StructureEdit(StructureChange& change, ChangeIntent intent, const Progress& progress)
        : m_change(change), m_intent(intent), m_progress(progress) {}

    void make(const EntityEdit& edit) {
        m_edit = &edit;
        auto entity =
            edit.entity.id == 0 ? begin_new() : load_entity(m_change.structure(), edit.entity);
        if (!entity) {
            if (edit.entity.id != 0)
                throw Error(Failure::usage, tr("What is to be changed is not there any more."));
            return;  // said why
        }
        const MakeKey make_key = [this](const Attribute& attribute, ChannelId channel,
                                        LocaleId locale, CurrencyId currency) {
            return m_change.writer().key_for(attribute, channel, locale, currency);
        };
        // Interning, which only records need, makes another structure.
        std::optional<Structure> kept;
        if (edit.entity.kind == EntityKind::record) kept = m_change.structure();
        const Structure& structure = kept ? *kept : m_change.structure();
        const StoreFile store_file = [this](const Attribute& attribute, std::string_view path) {
            return keep_file(attribute, path);
        };
        for (const SaidSetting* said : in_order()) {
            if (auto issue =
                    say_setting(structure, make_key, *entity, said->name, said->text, store_file))
                refuse(*std::move(issue));
        }
        std::visit([&](auto& one) { complete(structure, one); }, *entity);
        check(structure, *entity);
        if (m_change.refused()) return;
        std::visit([this](auto& one) { save(one); }, *entity);
        if (!m_change.refused()) put_in_order();
    }

private:
    // A preview only looks at it.
    std::variant<FileReference, Issue> keep_file(const Attribute& attribute,
                                                 std::string_view text) {
        const std::filesystem::path path = text;
        const std::string name = path.filename().string();
        std::error_code ignored;
        if (!std::filesystem::is_regular_file(path, ignored)) {
            return change_refusal("file.missing", tr("There is no file {0}.", text),
                                  tr("Write where it is, with all its folders."));
        }
        if (auto issue = check_new_file(m_change.structure(), attribute, path, name))
            return *std::move(issue);
        if (m_intent == ChangeIntent::preview) return FileReference{name, {}};
        return FileReference{name, m_change.catalogue().assets().add(path).checksum};
    }

    // What is ordered by a setting of another entity.
    void put_in_order() {
        for (const SaidSetting& said : m_edit->settings) {
            if (said.name == "option_order") order_options(m_change, m_edit->entity.id, said.text);
            if (said.name == "order" && m_edit->entity.kind == EntityKind::attribute_group)
                order_groups(m_change, said.text);
            if (said.name == "order_below")
                order_categories(m_change, m_edit->entity.id, said.text);
        }
    }

    // What a new entity is comes first: the other settings depend on it.
    std::vector<const SaidSetting*> in_order() const {
        std::vector<const SaidSetting*> order;
        for (const SaidSetting& said : m_edit->settings) order.push_back(&said);
        std::stable_partition(order.begin(), order.end(), [](const SaidSetting* said) {
            return said->name == "type" || said->name == "measurement_family";
        });
        return order;
    }

    void refuse(Issue issue) {
        issue.severity = Severity::error;
        m_change.note(std::move(issue));
    }
    // What was wrong before, such as in imported data, does not keep anybody from mending the rest.
    void check(const Structure& structure, const StructureEntity& entity) {
        std::set<std::string> known;
        if (const auto before = load_entity(structure, m_edit->entity))
            check_entity(structure, *before,
                         [&](const Issue& issue) { known.insert(to_sentence(issue)); });
        check_entity(structure, entity, [&](Issue issue) {
            if (!known.contains(to_sentence(issue))) refuse(std::move(issue));
        });
    }
    void refuse(std::string rule, std::string column, std::string message, std::string fix) {
        Issue issue = change_refusal(std::move(rule), std::move(message), std::move(fix));
        issue.column = std::move(column);
        m_change.note(std::move(issue));
    }

    // Absent, with the reason noted, where its code cannot be.
    std::optional<StructureEntity> begin_new() {
        const EntityKind kind = m_edit->entity.kind;
        auto entity = blank_entity(kind);
        if (!entity) throw Error(Failure::usage, tr("Nothing of this kind can be made here."));
        std::string_view code = trim(m_edit->code);
        if (kind == EntityKind::option || kind == EntityKind::record) {
            const auto colon = code.find(':');
            if (colon == std::string_view::npos) {
                refuse("code.unusable", "code", tr("What does it belong to?"),
                       tr("Write it in two parts, like {0}.",
                          kind == EntityKind::option ? "color:red" : "brand:acme"));
                return std::nullopt;
            }
            if (!join_owner(*entity, trim(code.substr(0, colon)))) return std::nullopt;
            code = trim(code.substr(colon + 1));
        }
        if (auto issue = check_code(kind, code)) {
            issue->column = "code";
            refuse(*std::move(issue));
            return std::nullopt;
        }
        std::visit([&](auto& one) { one.code = code; }, *entity);
        if (!is_taken(*entity)) return entity;
        refuse(
            "code.taken", "code",
            tr("The code {0} is taken: there is the {1} already.", code, entity_name(kind, code)),
            tr("Choose another code."));
        return std::nullopt;
    }
    bool join_owner(StructureEntity& entity, std::string_view owner) {
        const Structure& structure = m_change.structure();
        if (auto* option = std::get_if<Option>(&entity)) {
            if (const Attribute* attribute = structure.attributes.find(owner)) {
                option->attribute = attribute->id;
                return true;
            }
            refuse("code.unknown", "code",
                   tr("There is no {0}.", entity_name(EntityKind::attribute, owner)),
                   tr("Make it first, or correct the code."));
            return false;
        }
        if (const ReferenceEntity* of = structure.reference_entities.find(owner)) {
            std::get<Record>(entity).entity = of->id;
            return true;
        }
        refuse("code.unknown", "code",
               tr("There is no {0}.", entity_name(EntityKind::reference_entity, owner)),
               tr("Make it first, or correct the code."));
        return false;
    }
    bool is_taken(const StructureEntity& entity) const {
        return std::visit(
            [this](const auto& one) {
                using T = std::decay_t<decltype(one)>;
                const auto& all = m_change.structure().*EntityTraits<T>::entities;
                return all.find(std::string_view(all.key(one))) != nullptr;
            },
            entity);
    }

    // What goes along with what was said.
    template <class T>
    void complete(const Structure&, T&) {}
    void complete(const Structure& structure, Attribute& attribute) {
        if (attribute.role == AttributeRole::packs && attribute.type == AttributeType::table &&
            attribute.table_columns.empty())
            attribute.table_columns = pack_columns();
        const Attribute* before = structure.attributes.find(attribute.id);
        const bool moved = before == nullptr || before->group != attribute.group;
        const bool said =
            std::any_of(m_edit->settings.begin(), m_edit->settings.end(),
                        [](const SaidSetting& one) { return one.name == "sort_order"; });
        if (moved && !said)
            attribute.sort_order =
                next_place(structure.attributes, &Attribute::sort_order,
                           [&](const Attribute& other) { return other.group == attribute.group; });
    }
    void complete(const Structure& structure, AttributeGroup& group) {
        if (group.id == 0 && group.sort_order == 0)
            group.sort_order = next_place(structure.attribute_groups, &AttributeGroup::sort_order,
                                          [](const AttributeGroup&) { return true; });
    }
    void complete(const Structure& structure, Option& option) {
        if (option.id == 0 && option.sort_order == 0)
            option.sort_order = next_place(
                structure.options, &Option::sort_order,
                [&](const Option& other) { return other.attribute == option.attribute; });
    }
    void complete(const Structure& structure, Category& category) {
        const Category* before = structure.categories.find(category.id);
        if (before != nullptr && before->parent == category.parent) return;
        category.position =
            next_place(structure.categories, &Category::position, [&](const Category& other) {
                return other.parent == category.parent && other.id != category.id;
            });
    }
    void complete(const Structure& structure, Family& family) {
        const Attribute* identifier = structure.identifier();
        if (identifier != nullptr && !family.has(identifier->id))
            family.attributes.insert(family.attributes.begin(), identifier->id);
        const auto is_foreign = [&](AttributeId id) {
            const Attribute* attribute = structure.attributes.find(id);
            return !family.has(id) &&
                   (attribute == nullptr || attribute->role == AttributeRole::none);
        };
        for (auto& [channel, required] : family.requirements) std::erase_if(required, is_foreign);
        std::erase_if(family.requirements, [](const auto& one) { return one.second.empty(); });
    }

    template <class T>
    void save(T& entity) {
        m_change.put(std::move(entity));
    }
    void save(Family& family) {
        const Family* stored = m_change.structure().families.find(family.id);
        std::set<AttributeId> lost;
        if (stored != nullptr) {
            for (const AttributeId id : stored->attributes) {
                if (!family.has(id)) lost.insert(id);
            }
        }
        if (!lost.empty() && !leave_variants(family, lost)) return;
        const FamilyId id = family.id;
        m_change.put(std::move(family));
        if (!lost.empty()) warn_of_foreign(id, lost);
    }
    // False where one of them tells variants apart.
    bool leave_variants(const Family& family, const std::set<AttributeId>& lost) {
        std::vector<FamilyVariant> changed;
        m_change.structure().family_variants.each([&](const FamilyVariant& variant) {
            if (variant.family != family.id) return;
            FamilyVariant without = variant;
            for (FamilyVariant::Level& level : without.levels) {
                for (const AttributeId axis : level.axes) {
                    if (!lost.contains(axis)) continue;
                    refuse("family.axis", "attributes",
                           tr("{0} tells the variants of {1} apart.",
                              m_change.structure().attributes.code_of(axis), variant.code),
                           tr("Keep it in the family, or change the axes first."));
                }
                std::erase_if(level.attributes, [&](AttributeId id) { return lost.contains(id); });
            }
            if (!(without == variant)) changed.push_back(std::move(without));
        });
        if (m_change.refused()) return false;
        for (FamilyVariant& one : changed) m_change.put(std::move(one));
        return true;
    }
    void warn_of_foreign(FamilyId family, const std::set<AttributeId>& lost) {
        const auto holders =
            find_products(m_change.catalogue(), m_progress, [&](const StoredProduct& product) {
                return product.family == family &&
                       has_value(product, [&](ValueKey key, const ValueView&) {
                           return lost.contains(key.attribute);
                       });
            });
        const auto count = static_cast<std::int64_t>(holders.size());
        m_change.count("foreign_values", tr("Products with values that the family no longer has"),
                       count);
        if (count == 0) return;
        Issue issue =
            change_warning("family.foreign_values",
                           trn("{0} product keeps values that its family no longer has.",
                               "{0} products keep values that their family no longer has.",
                               static_cast<long>(count), count),
                           tr("They are shown below the others and can be cleared there."));
        issue.column = "attributes";
        m_change.note(std::move(issue));
    }
    void save(AttributeGroup& group) {
        const bool says_members =
            std::any_of(m_edit->settings.begin(), m_edit->settings.end(),
                        [](const SaidSetting& one) { return one.name == "attributes"; });
        const std::vector<std::string> members = group.attributes;
        const AttributeGroupId id = m_change.put(std::move(group));
        if (!says_members) return;
        std::vector<Attribute> moved;
        m_change.structure().attributes.each([&](const Attribute& attribute) {
            const auto at = std::find(members.begin(), members.end(), attribute.code);
            Attribute after = attribute;
            if (at != members.end()) {
                after.group = id;
                after.sort_order = static_cast<int>(at - members.begin());
            } else if (attribute.group == id) {
                after.group = 0;
            }
            if (!(after == attribute)) moved.push_back(std::move(after));
        });
        for (Attribute& attribute : moved) m_change.put(std::move(attribute));
    }

    StructureChange& m_change;
    ChangeIntent m_intent;
    const Progress& m_progress;
    const EntityEdit* m_edit = nullptr;
};

std::string note_for(const Structure& structure, Catalogue& catalogue,
                     const std::vector<EntityEdit>& edits) {
    if (edits.empty()) return {};
    const EntityEdit& first = edits.front();
    const std::string name = first.entity.id == 0 ? entity_name(first.entity.kind, trim(first.code))
                                                  : entity_name(catalogue, structure, first.entity);
    return first.entity.id == 0 ? tr("New: {0}", name) : tr("Settings: {0}", name);
}

}  // namespace

StructureChangeReport edit_structure(Catalogue& catalogue, const std::vector<EntityEdit>& edits,
                                     const std::string& note, ChangeIntent intent,
                                     const Progress& progress,
                                     const StructureChangeLimits& limits) {
    return change_structure(
        catalogue, note.empty() ? note_for(*catalogue.structure(), catalogue, edits) : note, intent,
        limits, [&](StructureChange& change) {
            const Structure before = change.structure();
            StructureEdit edit(change, intent, progress);
            for (const EntityEdit& one : edits) edit.make(one);
            if (change.refused()) return;
            refuse_broken_texts(change, before);
            change.complete_computed_values(progress);
        });
}

}  // namespace vitrine
