// categories.csv, families.csv, family_variants.csv: how products are ordered and what they hold.
#include <algorithm>
#include <deque>

#include "base/text.h"
#include "base/translate.h"
#include "catalog/variant_axes.h"
#include "operations/import_structure_rows.h"

namespace vitrine {
namespace {

// The next free position below each category, counted once for a file.
class Positions {
public:
    explicit Positions(const Structure& structure) {
        structure.categories.each([&](const Category& category) {
            int& next = m_next[category.parent];
            next = std::max(next, category.position + 1);
        });
    }
    int take(CategoryId parent) { return m_next[parent]++; }

private:
    std::map<CategoryId, int> m_next;
};

// A category whose parent had not come yet.
struct WaitingCategory {
    Category category;
    std::string parent;
    Issue issue;  // if the parent never comes
};

// `category` gets its parent; false if it would be its own ancestor.
bool place(const Structure& structure, Category& category, CategoryId parent,
           Positions& positions) {
    if (category.id != 0 && parent != 0 && structure.is_under(parent, category.id)) return false;
    const Category* stored = structure.categories.find(category.id);
    if (stored == nullptr || stored->parent != parent) category.position = positions.take(parent);
    category.parent = parent;
    return true;
}

void take_waiting(StructureRows& rows, std::deque<WaitingCategory>& waiting, Positions& positions) {
    // Each round places the children of what the last one placed.
    for (bool placed = true; placed && !waiting.empty();) {
        placed = false;
        for (std::size_t left = waiting.size(); left > 0; --left) {
            WaitingCategory one = std::move(waiting.front());
            waiting.pop_front();
            const Category* parent = rows.structure().categories.find(one.parent);
            if (parent == nullptr ||
                !place(rows.structure(), one.category, parent->id, positions)) {
                waiting.push_back(std::move(one));
                continue;
            }
            rows.save(rows.structure().categories.find(one.category.id), std::move(one.category));
            placed = true;
        }
    }
    for (WaitingCategory& one : waiting) rows.context().log.reject(std::move(one.issue));
}

Issue parent_issue(const StructureRows& rows, std::string_view parent) {
    Issue issue =
        make_issue(Severity::error, "category.parent",
                   tr("The parent {0} is not there, or stands below its own child.", parent),
                   tr("Add the parent to the file, or correct its code."));
    issue.file = rows.file_name();
    issue.row = rows.line();
    issue.column = "parent";
    issue.value = issue_value(parent);
    return issue;
}

}  // namespace

void import_categories(StructureRows& rows) {
    Positions positions(rows.structure());
    std::deque<WaitingCategory> waiting;
    while (rows.next()) {
        const std::string_view code = rows.text("code");
        if (code.empty()) {
            rows.problem("row.no_code", "code", tr("The row has no code."), tr("Write one."));
        }
        if (rows.has_problem() || !rows.is_first(fold_case(code))) {
            rows.reject();
            continue;
        }
        const Category* stored = rows.structure().categories.find(code);
        Category category = stored != nullptr ? *stored : Category{};
        if (stored == nullptr) category.code = code;
        rows.read_labels(category.labels);
        const auto parent_code = rows.cell("parent");
        if (!parent_code && stored != nullptr) {
            rows.save(stored, std::move(category));
            continue;
        }
        const std::string_view wanted = parent_code.value_or(std::string_view());
        const Category* parent =
            wanted.empty() ? nullptr : rows.structure().categories.find(wanted);
        if ((!wanted.empty() && parent == nullptr) ||
            !place(rows.structure(), category, parent == nullptr ? 0 : parent->id, positions)) {
            waiting.push_back(
                {std::move(category), std::string(wanted), parent_issue(rows, wanted)});
            continue;
        }
        rows.save(stored, std::move(category));
    }
    take_waiting(rows, waiting, positions);
}

void import_families(StructureRows& rows) {
    import_entities<Family>(rows, &Structure::families, [&](Family& family, const Family*) {
        const Structure& structure = rows.structure();
        rows.read_labels(family.labels);
        rows.read_ids("attributes", structure.attributes, family.attributes);
        // Every product has its identifier, whether or not the family says so.
        const Attribute* identifier = structure.identifier();
        if (identifier != nullptr && !family.has(identifier->id)) {
            family.attributes.insert(family.attributes.begin(), identifier->id);
        }
        rows.read_id("attribute_as_label", structure.attributes, family.label_attribute);
        rows.read_id("attribute_as_image", structure.attributes, family.image_attribute);
        for (const auto& [code, column] : rows.columns_with("requirements-")) {
            const Channel* channel = structure.channels.find(code);
            if (channel == nullptr) {
                rows.problem("channel.unknown", column, tr("There is no channel {0}.", code),
                             tr("Import the channels first, or remove the column."));
                return;
            }
            std::vector<AttributeId> required;
            if (!rows.cell(column) || !rows.read_ids(column, structure.attributes, required))
                continue;
            if (required.empty()) {
                family.requirements.erase(channel->id);
            } else {
                family.requirements[channel->id] = std::move(required);
            }
        }
    });
}

void import_family_variants(StructureRows& rows) {
    import_entities<FamilyVariant>(
        rows, &Structure::family_variants,
        [&](FamilyVariant& variant, const FamilyVariant* stored) {
            const Structure& structure = rows.structure();
            rows.read_labels(variant.labels);
            rows.read_id("family", structure.families, variant.family);
            for (std::size_t level = 0; level < 2; ++level) {
                const std::string number = std::to_string(level + 1);
                FamilyVariant::Level read =
                    level < variant.levels.size() ? variant.levels[level] : FamilyVariant::Level{};
                rows.read_ids("variant-axes_" + number, structure.attributes, read.axes);
                rows.read_ids("variant-attributes_" + number, structure.attributes,
                              read.attributes);
                if (level < variant.levels.size()) {
                    variant.levels[level] = std::move(read);
                } else if (!read.axes.empty()) {
                    variant.levels.push_back(std::move(read));
                }
            }
            if (rows.has_problem()) return;
            const Family* family = structure.families.find(variant.family);
            if (family == nullptr) {
                rows.problem("family.unknown", "family", tr("The family variant names no family."),
                             tr("Write the code of a family."));
                return;
            }
            if (stored != nullptr && stored->family != variant.family) {
                rows.problem("family_variant.family_change", "family",
                             tr("{0} belongs to the family {1}, and its models with it.",
                                stored->code, structure.families.code_of(stored->family)),
                             tr("Use another code for the new family variant; change family moves "
                                "the models to it."));
                return;
            }
            if (auto issue = check_levels(structure, variant)) {
                rows.problem(issue->rule, issue->column, std::move(issue->message),
                             std::move(issue->fix));
                return;
            }
            if (stored == nullptr) return;
            for (std::size_t level = 0; level < variant.levels.size(); ++level) {
                if (stored->levels.size() == variant.levels.size() &&
                    stored->levels[level].axes == variant.levels[level].axes)
                    continue;
                rows.problem(
                    "family_variant.axes_change", "variant-axes_" + std::to_string(level + 1),
                    tr("The axes of {0} cannot change: its variants are told apart by them.",
                       stored->code),
                    tr("Use another code for the new family variant, or \"vitrine change axes\"."));
                return;
            }
        });
}

}  // namespace vitrine
