#include "operations/edit_products.h"

#include <algorithm>
#include <iterator>
#include <map>

#include "base/error.h"
#include "base/text.h"
#include "base/translate.h"
#include "catalog/spelling.h"
#include "catalog/validation.h"
#include "operations/edit_cells.h"
#include "operations/edit_conflict.h"
#include "operations/edit_links.h"
#include "operations/edit_rules.h"
#include "operations/find_by_code.h"
#include "operations/history.h"
#include "operations/unique_plan.h"
#include "operations/unique_rule.h"
#include "store/change_set_writer.h"

namespace vitrine {
namespace {

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
    for (const AttributeId property : {property::family, property::parent, property::enabled,
                                       property::categories, property::groups}) {
        nearest.offer(property_name(property));
    }
    throw Error(Failure::usage,
                nearest.best().empty()
                    ? tr("There is no field {0}.", name)
                    : tr("There is no field {0}. Did you mean {1}?", name, nearest.best()));
}

// The edits of one call on their way into one change set.
class Editing {
public:
    Editing(Catalogue& catalogue, ChangeSetWriter& writer)
        : m_catalogue(catalogue), m_writer(writer) {}

    void apply(const CellEdit& edit) {
        Edited* edited = product(edit.product);
        if (edited == nullptr) {
            refuse(edit, {}, refusal("product.gone", tr("This product no longer exists.")));
            return;
        }
        const ValueKey key = key_of(edit.field);
        const auto now = field(edited->after, key);
        if (edit.expected) {
            const auto text = field_text(m_catalogue, m_writer.structure(), key, now);
            if (text != *edit.expected) {
                refuse(edit, edited->after.code, edit_conflict(text));
                return;
            }
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

    // Whether each product can be changed and saved without a look at what becomes of the others.
    bool are_apart(const std::vector<CellEdit>& edits) {
        const Structure& structure = m_writer.structure();
        AttributeId last = 0;
        for (const CellEdit& edit : edits) {
            if (edit.field.association_type != 0) return false;
            if (edit.field.attribute == last) continue;
            last = edit.field.attribute;
            const Attribute* attribute = structure.attributes.find(last);
            if (attribute == nullptr || must_differ(*attribute)) return false;
        }
        return true;
    }

    // One product after the other, so that memory holds one of them, however many there are.
    EditReport save_apart(const std::vector<CellEdit>& edits) {
        std::vector<const CellEdit*> by_product;
        by_product.reserve(edits.size());
        for (const CellEdit& edit : edits) by_product.push_back(&edit);
        std::stable_sort(
            by_product.begin(), by_product.end(),
            [](const CellEdit* a, const CellEdit* b) { return a->product < b->product; });
        std::vector<std::pair<const CellEdit*, Issue>> of_cells;
        Issues of_products;
        for (std::size_t i = 0; i < by_product.size();) {
            const ProductId id = by_product[i]->product;
            for (; i < by_product.size() && by_product[i]->product == id; ++i) {
                apply(*by_product[i]);
                for (Issue& issue : m_report.issues)
                    of_cells.emplace_back(by_product[i], std::move(issue));
                m_report.issues.clear();
            }
            if (const auto at = m_edited.find(id); at != m_edited.end()) save(at->second);
            std::move(m_report.issues.begin(), m_report.issues.end(),
                      std::back_inserter(of_products));
            m_report.issues.clear();
            m_edited.clear();
        }
        // As they were given, whichever product came first.
        std::stable_sort(of_cells.begin(), of_cells.end(),
                         [](const auto& a, const auto& b) { return a.first < b.first; });
        for (auto& [edit, issue] : of_cells) m_report.issues.push_back(std::move(issue));
        std::move(of_products.begin(), of_products.end(), std::back_inserter(m_report.issues));
        return std::move(m_report);
    }

    EditReport save_all() {
        keep_links_in_step();
        take_back_twins();
        for (auto& [id, edited] : m_edited) save(edited);
        refuse_twins(m_catalogue, m_writer.structure(), m_writer.unique_values());
        return std::move(m_report);
    }

private:
    struct Edited {
        Product before, after;
        std::int64_t cells = 0;
        bool follows = false;  // a link of another one
    };

    // What must differ is free for one product if another, of these too, gives it up.
    void take_back_twins() {
        UniqueValues* unique = m_writer.unique_values();
        if (unique == nullptr) return;
        const Structure& structure = m_writer.structure();
        UniquePlan plan;
        plan.use(unique);
        for (const auto& [id, edited] : m_edited) plan.add(edited.before, edited.after);
        plan.settle();
        for (auto& [id, edited] : m_edited) {
            for (const FieldChange& change : differences(edited.before, edited.after)) {
                const ProductId owner = plan.taken_by(id, change.key);
                if (owner == 0) continue;
                Issue issue = taken_issue(m_catalogue, structure, change.key, change.after, owner);
                set_field(edited.after, change.key, change.before);
                --edited.cells;
                refuse({}, edited.after.code, std::move(issue));
            }
        }
    }

    void keep_links_in_step() {
        TwoWayLinks links;
        for (const auto& [id, edited] : m_edited)
            links.collect(m_writer.structure(), edited.before, edited.after);
        for (const ProductId id : links.followers()) {
            Edited* edited = product(id);
            if (edited != nullptr && links.follow(edited->after)) edited->follows = true;
        }
    }

    void save(Edited& edited) {
        if (edited.cells == 0 && !edited.follows) return;
        if (const auto issue = check_siblings(edited)) {
            CellEdit edit;
            edit.product = edited.after.id;
            refuse(edit, edited.after.code, *issue);
            // Its links stand on other products as well.
            Product linked = edited.before;
            for (const FieldChange& change : differences(edited.before, edited.after)) {
                if (is_link_property(change.key.attribute))
                    set_field(linked, change.key, change.after);
            }
            m_writer.update(edited.before, std::move(linked));
        } else if (m_writer.update(edited.before, std::move(edited.after))) {
            m_report.changed += edited.cells;
        }
    }

    Edited* product(ProductId id) {
        const auto at = m_edited.find(id);
        if (at != m_edited.end()) return &at->second;
        auto loaded = m_catalogue.products().load(id);
        if (!loaded) return nullptr;
        Edited& edited = m_edited[id];
        edited.after = *loaded;
        edited.before = *std::move(loaded);
        return &edited;
    }

    ValueKey key_of(const FieldAddress& address) {
        const Attribute* attribute = m_writer.structure().attributes.find(address.attribute);
        if (attribute == nullptr) return {address.attribute, address.association_type};
        return m_writer.key_for(*attribute, address.channel, address.locale, address.currency);
    }

    void refuse(const CellEdit& edit, std::string code, Issue issue) {
        if (issue.column.empty())
            issue.column = field_name(m_writer.structure(), key_of(edit.field));
        if (issue.value.empty() && edit.text) issue.value = shorten(*edit.text, 200);
        issue.product = std::move(code);
        m_report.issues.push_back(std::move(issue));
    }

    static std::optional<Issue> take(ParsedValue parsed, std::optional<Value>& wanted) {
        if (auto* issue = std::get_if<Issue>(&parsed)) return std::move(*issue);
        if (auto* value = std::get_if<Value>(&parsed)) wanted = std::move(*value);
        return std::nullopt;
    }

    // Fills `wanted`; says why not.
    std::optional<Issue> read(const CellEdit& edit, const Edited& edited,
                              std::optional<Value>& wanted) {
        const Structure& structure = m_writer.structure();
        const AttributeId where = edit.field.attribute;
        const std::string_view text = edit.text ? std::string_view(*edit.text) : std::string_view();
        if (edit.field.association_type != 0)
            return take(parse_links(m_catalogue.products(), structure, edit.field, text), wanted);
        if (auto issue = check_editable(structure, where)) return issue;
        if (auto issue = check_scope(structure, edit.field)) return issue;
        // As the models are stored: what is edited of them is saved in the end, too.
        const Lineage lineage = m_lineages.lineage_of(edited.after);
        if (auto issue = check_level(structure, lineage, where)) return issue;
        ParsedValue parsed = parse_field_text(structure, where, text, m_format);
        if (auto* issue = std::get_if<Issue>(&parsed)) return std::move(*issue);
        auto* value = std::get_if<Value>(&parsed);
        if (value == nullptr) return std::nullopt;
        if (auto issue = check_override(structure, lineage, where)) return issue;
        if (const Attribute* attribute = structure.attributes.find(where)) {
            if (const auto issue = check_file(*attribute, edited, key_of(edit.field), *value))
                return issue;
            for (Issue& issue : validate_value(structure, *attribute, *value)) {
                if (issue.severity == Severity::error) return std::move(issue);
                refuse(edit, edited.after.code, std::move(issue));  // a warning: noted, and saved
            }
        }
        wanted = std::move(*value);
        return std::nullopt;
    }

    // The field may have been shown before the attribute began to vary.
    static std::optional<Issue> check_scope(const Structure& structure, const FieldAddress& field) {
        const Attribute* attribute = structure.attributes.find(field.attribute);
        if (attribute == nullptr) return std::nullopt;
        const bool is_named =
            (!attribute->scopable || field.channel != 0) &&
            (!attribute->localizable || field.locale != 0) &&
            (attribute->type != AttributeType::price_collection || field.currency != 0);
        if (is_named) return std::nullopt;
        return refusal("field.varies",
                       tr("{0} needs {1} by now.", attribute->code, expected_scope(*attribute)),
                       tr("Look at the product again, then change the value."));
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

    std::optional<Issue> check_siblings(const Edited& edited) {
        if (edited.before.parent == 0 && edited.after.parent == 0) return std::nullopt;
        ProductStore& products = m_catalogue.products();
        const LoadedLineage loaded(products, edited.after);
        return check_axes(m_writer.structure(), products, edited.before, loaded.lineage(),
                          [&](ProductId id) { return products.load(id); });
    }

    Catalogue& m_catalogue;
    const FindProduct m_find_product = find_by_code(m_catalogue.products());
    const ValueFormat m_format{.find_product = &m_find_product};
    ChangeSetWriter& m_writer;
    LineageReader m_lineages{m_catalogue.products()};
    std::map<ProductId, Edited> m_edited;
    EditReport m_report;
};

}  // namespace

FieldAddress parse_field(const Structure& structure, std::string_view text) {
    text = trim(text);
    const auto bracket = text.find('[');
    const std::string_view name = trim(text.substr(0, bracket));
    FieldAddress address;
    const auto property = find_property(name);
    if (property && bracket == std::string_view::npos &&
        structure.attributes.find(name) == nullptr) {
        address.attribute = *property;
        return address;
    }
    if (structure.attributes.find(name) == nullptr) {
        if (const auto links = parse_link_field(structure, text)) return *links;
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

std::string field_name(const Structure& structure, const FieldAddress& field) {
    if (field.association_type != 0)
        return field_name(structure, ValueKey{field.attribute, field.association_type});
    return field_name(structure, field.attribute,
                      Scope{0, field.channel, field.locale, field.currency, {}});
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
    ChangeSetWriter writer(catalogue, std::move(origin));
    EditReport report = apply_edits(catalogue, writer, edits);
    report.change_set = writer.finish();
    for (Issue issue : writer.computed_issues()) {
        issue.severity = Severity::warning;  // the edit is saved
        report.issues.push_back(std::move(issue));
    }
    return report;
}

EditReport apply_edits(Catalogue& catalogue, ChangeSetWriter& writer,
                       const std::vector<CellEdit>& edits) {
    Editing editing(catalogue, writer);
    if (editing.are_apart(edits)) return editing.save_apart(edits);
    for (const CellEdit& edit : edits) editing.apply(edit);
    return editing.save_all();
}

}  // namespace vitrine
