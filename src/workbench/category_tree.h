// The categories of a catalogue as trees to open and to search.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "catalog/structure.h"

namespace vitrine {

class CategoryTree {
public:
    // Labels in `locale`, which may be none of the catalogue's.
    CategoryTree(std::shared_ptr<const Structure> structure, std::string locale);

    // In their order among each other; of 0 the roots of the trees. Valid as long as the tree.
    const std::vector<CategoryId>& children_of(CategoryId parent) const;
    // 0 of a root and of an unknown one.
    CategoryId parent_of(CategoryId category) const;
    std::string label(CategoryId category) const;
    // The way to it: "Home > Lighting".
    std::string path(CategoryId category) const;
    // Those whose label or code contains every word, in the order of the trees; the first `most`.
    std::vector<CategoryId> find(std::string_view words, std::size_t most) const;

private:
    std::shared_ptr<const Structure> m_structure;
    std::string m_locale;
    std::unordered_map<CategoryId, std::vector<CategoryId>> m_children;
};

}  // namespace vitrine
