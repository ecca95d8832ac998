// Changes of the structure and of what products are (a code, a type, a parent, a deletion, ...):
// what all of them tell before they are made and afterwards, and how they are made: one change set
// each, whole or not at all.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "base/issue.h"
#include "base/progress.h"
#include "store/change_set_writer.h"

namespace vitrine {

enum class ChangeIntent {
    preview,  // the same work, taken back: what would happen now
    save,
};

// One thing that a change counts.
struct ChangeCount {
    std::string name;   // stable, for programs: "values_converted"
    std::string label;  // translated: "Values converted"
    std::int64_t count = 0;
    bool operator==(const ChangeCount&) const = default;
};

// A value before and after, as text (value_text.h); empty where there is none.
struct ChangedValue {
    ProductId product = 0;
    std::string code;   // of the product
    std::string field;  // field_name()
    std::string before;
    std::string after;
    bool operator==(const ChangedValue&) const = default;
};

struct StructureChangeReport {
    std::int64_t products_changed = 0;  // made, changed or removed
    std::int64_t entities_changed = 0;  // of the structure: made, changed or removed
    std::vector<ChangeCount> counts;    // what else there is to count, in the order to show it
    std::vector<ChangedValue> values;   // the first ones
    // The first ones of each rule; an error says why nothing can be changed as asked, and what to
    // do; a warning says what is lost or no longer fits.
    Issues issues;
    std::map<std::string, std::int64_t> issues_by_rule;  // all of them
    ChangeSetId change_set = 0;  // 0: a preview, a refusal, or nothing changed

    // There are errors: nothing was saved, or would be.
    bool refused() const;
    // 0 where nothing of that name was counted.
    std::int64_t count(std::string_view name) const;
};

// What is kept to be shown; everything is counted.
struct StructureChangeLimits {
    std::size_t values = 50;
    std::size_t issues_of_a_rule = 20;
};

// One change as it is made: writes through the writer and counts what it writes. [one thread]
class StructureChange {
public:
    StructureChange(Catalogue& catalogue, ChangeSetWriter& writer,
                    const StructureChangeLimits& limits)
        : m_catalogue(catalogue), m_writer(writer), m_limits(limits) {}
    StructureChange(const StructureChange&) = delete;
    StructureChange& operator=(const StructureChange&) = delete;

    Catalogue& catalogue() { return m_catalogue; }
    ChangeSetWriter& writer() { return m_writer; }
    // As it is by now: what it refers to is good until the next change of the structure.
    const Structure& structure() const { return m_writer.structure(); }

    // As in ChangeSetWriter.
    template <class T>
    std::int32_t put(T entity) {
        const auto before = m_writer.change_count();
        const std::int32_t id = m_writer.put(std::move(entity));
        if (m_writer.change_count() != before) ++m_report.entities_changed;
        return id;
    }
    void remove(EntityKind kind, std::int32_t id);
    // Saves `after` in place of `before` and keeps its first changed values to be shown. False
    // where the two do not differ.
    bool update(const Product& before, Product after);
    ProductId create(Product product);
    void remove(const Product& product);
    // Computes what follows from the changes so far, so that it is counted and shown as well.
    // Values that cannot be computed are warnings. Nothing happens where the change is refused.
    void complete_computed_values(const Progress& progress);

    // Refuses the whole where products would own the same values that must differ, and did not so
    // far.
    void refuse_new_twins();

    // Adds to a count, which is shown from then on, even if it stays 0.
    void count(std::string_view name, const std::string& label, std::int64_t more = 1);
    // An error refuses the whole change.
    void note(Issue issue);
    // Of a rule, so many more that are only counted.
    void note_more(const std::string& rule, std::int64_t more);
    // For changes that save products on their own: what update() does besides.
    void count_products(const std::vector<ProductId>& changed) {
        for (const ProductId id : changed) count_product(id);
    }
    void show(ChangedValue value);
    // False where an issue of this rule would only be counted: its words need not be made.
    bool wants(const std::string& rule) const;
    bool refused() const { return m_report.refused(); }

    StructureChangeReport take_report() { return std::move(m_report); }

private:
    void show(const Product& before, const Product& after);
    void count_product(ProductId id);

    Catalogue& m_catalogue;
    ChangeSetWriter& m_writer;
    const StructureChangeLimits m_limits;
    std::vector<bool> m_changed;  // products that are counted, by id
    StructureChangeReport m_report;
};

// Runs `make` and saves what it did as one change set of the source "structure" with `note` in the
// history, unless it is a preview or an error was noted. Throws what `make` throws; nothing is
// changed then. Either intent needs a catalogue opened for writing and the writer lock.
using MakeStructureChange = std::function<void(StructureChange&)>;
StructureChangeReport change_structure(Catalogue& catalogue, std::string note, ChangeIntent intent,
                                       const StructureChangeLimits& limits,
                                       const MakeStructureChange& make);

// An error that refuses, and a warning; both without their place.
Issue change_refusal(std::string rule, std::string message, std::string fix);
Issue change_warning(std::string rule, std::string message, std::string fix = {});

}  // namespace vitrine
