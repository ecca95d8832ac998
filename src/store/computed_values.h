// Keeps computed values (catalog/computed_attributes.h) right in every change set: the part of
// ChangeSetWriter that a catalogue without computed attributes never meets.
#pragma once

#include <array>
#include <functional>
#include <memory>
#include <string>
#include <unordered_map>
#include <vector>

#include "base/progress.h"
#include "catalog/computed_attributes.h"
#include "store/catalogue.h"

namespace vitrine {

class ChangeSetWriter;

// What a product is computed of is written with it. What the change set brings about below a model,
// or everywhere by a change of the structure, is computed when it ends, or when a job commits.
// An undo puts back what was, inputs and results; what it touched is computed at its end, when
// everything is back. [one thread, that of the writer]
class ComputedValues {
public:
    ComputedValues(ChangeSetWriter& writer, Catalogue& catalogue, bool is_undo)
        : m_writer(writer), m_catalogue(catalogue), m_is_undo(is_undo) {}

    // Whether the catalogue computes anything.
    static bool needed_for(const Structure& structure);

    // Before a product is added, or written with these changes; the computed values of `after`
    // become right. The second says whether any changed.
    void complete(Product& added);
    bool complete(const Product& before, Product& after, const FieldChanges& changes);

    // The structure is another by now, or others may have written models.
    void forget() {
        m_plan.reset();
        m_models.clear();
    }

    // Computes what is left to do. `stored` is the structure as the change set, or the job's last
    // chunk, found it; null where it is the same still. Throws Error (cancelled) where `progress`
    // is stopped.
    using Found = std::function<void(const Product& before, const Product& after)>;
    void finish(const Structure* stored, const Progress& progress, const Found& found);

    // What could not be computed, the first ones.
    const Issues& issues() const { return m_issues; }

private:
    ComputedAttributes& plan();
    Lineage lineage_of(const Product& product);
    const Product* model(ProductId id);
    bool recompute(const Lineage& lineage, Product& self, const ChangedFields& changed);
    void recompute_stored(ProductId id, const Found& found);
    void recompute_below(ProductId model, const Found& found);
    // Roots, models below them, everything else.
    using Levels = std::array<std::vector<ProductId>, 3>;
    void recompute_levels(const Levels& levels, const Progress& progress, const Found& found);

    ChangeSetWriter& m_writer;
    Catalogue& m_catalogue;
    const bool m_is_undo;
    std::unique_ptr<ComputedAttributes> m_plan;  // null until needed
    std::unordered_map<ProductId, std::unique_ptr<Product>> m_models;
    std::vector<ProductId> m_changed_models;  // whose variants are to be computed
    std::vector<ProductId> m_touched;         // by an undo
    Issues m_issues;
};

}  // namespace vitrine
