#include "workbench/category_tree.h"

#include <algorithm>

#include "base/text.h"
#include "catalog/shown_name.h"

namespace vitrine {

CategoryTree::CategoryTree(std::shared_ptr<const Structure> structure, std::string locale)
    : m_structure(std::move(structure)), m_locale(std::move(locale)) {
    m_structure->categories.each([this](const Category& category) {
        const bool has_parent = m_structure->categories.find(category.parent) != nullptr;
        m_children[has_parent ? category.parent : 0].push_back(category.id);
    });
    for (auto& [parent, children] : m_children) {
        std::stable_sort(children.begin(), children.end(), [this](CategoryId a, CategoryId b) {
            return m_structure->categories.find(a)->position <
                   m_structure->categories.find(b)->position;
        });
    }
}

const std::vector<CategoryId>& CategoryTree::children_of(CategoryId parent) const {
    static const std::vector<CategoryId> none;
    const auto found = m_children.find(parent);
    return found == m_children.end() ? none : found->second;
}

CategoryId CategoryTree::parent_of(CategoryId category) const {
    const Category* known = m_structure->categories.find(category);
    if (known == nullptr || m_structure->categories.find(known->parent) == nullptr) return 0;
    return known->parent;
}

std::string CategoryTree::label(CategoryId category) const {
    const Category* known = m_structure->categories.find(category);
    return known == nullptr ? std::string()
                            : label_of(*m_structure, known->labels, known->code, m_locale);
}

std::string CategoryTree::path(CategoryId category) const {
    std::vector<std::string> steps;
    for (const CategoryId step : m_structure->path_of(category)) steps.push_back(label(step));
    return join(steps, " > ");
}

std::vector<CategoryId> CategoryTree::find(std::string_view words, std::size_t most) const {
    const std::string folded = fold_for_search(words);
    const auto wanted = split_list(folded, ' ');
    std::vector<CategoryId> found;
    // Depth first without recursion: a file may hold a tree as deep as it likes.
    std::vector<CategoryId> left(children_of(0).rbegin(), children_of(0).rend());
    while (!left.empty() && found.size() < most) {
        const CategoryId category = left.back();
        left.pop_back();
        const auto& below = children_of(category);
        left.insert(left.end(), below.rbegin(), below.rend());
        const std::string searched =
            fold_for_search(label(category) + ' ' + m_structure->categories.code_of(category));
        const bool fits = std::all_of(wanted.begin(), wanted.end(), [&](std::string_view word) {
            return searched.find(word) != std::string::npos;
        });
        if (fits) found.push_back(category);
    }
    return found;
}

}  // namespace vitrine
