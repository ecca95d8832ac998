// The variants of one model as rows and columns of their axis values: which there are, which are
// missing, and one value of each to be seen and edited.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "operations/variant_gaps.h"
#include "workbench/editor.h"
#include "workbench/grid_column.h"
#include "workbench/product_grid.h"

namespace vitrine {

class VariantMatrix {
public:
    VariantMatrix(Workspace& workspace, Editor& editor);

    // The model of the product, a variant or the model itself; events.changed follows.
    void show(ProductId product);
    // Nothing is fetched any more.
    void leave();
    ProductId product() const { return m_product; }

    enum class State {
        loading,
        gone,    // the product is no longer there
        simple,  // it has no variants; it may become one
        model,
    };
    State state() const { return m_state; }
    // "corrie_rain_jacket  Corrie rain jacket" of the model, or of the simple product.
    const std::string& title() const { return m_title; }

    // What tells the variants apart: the first axis by rows, the second by columns, any more by a
    // value that is chosen for all of them. Values: `code` is the text as it is stored.
    struct Axis {
        AttributeId attribute = 0;
        std::string label;
        bool has_options = false;
        std::vector<Choice> values;
    };
    const std::vector<Axis>& axes() const { return m_axes; }
    // Of the third axis and those behind it.
    void choose_value(std::size_t axis, std::size_t value);
    std::size_t chosen_value(std::size_t axis) const { return m_chosen.at(axis); }

    std::size_t row_count() const { return m_axes.empty() ? 0 : m_axes[0].values.size(); }
    std::size_t column_count() const;
    std::string row_heading(std::size_t row) const { return m_axes[0].values[row].label; }
    // That of the value shown where there is one axis only.
    std::string column_heading(std::size_t column) const;

    // What cells may show, and what they do: names and labels.
    const std::vector<ColumnOffer>& fields() const { return m_fields; }
    const std::string& field() const { return m_field; }
    void choose_field(const std::string& name);
    // How the grid would show it.
    const GridColumn& shown_column() const { return m_column; }

    // 0 where there is no such variant yet.
    ProductId product_at(std::size_t row, std::size_t column) const;
    std::optional<std::pair<std::size_t, std::size_t>> place_of(ProductId product) const;
    // The value, with words for what else there is to say: "49.90  ⊘ off", "! missing"; "+" where
    // there is no variant.
    std::string text(std::size_t row, std::size_t column) const;
    // The value alone, as an editor begins with it.
    std::string value(std::size_t row, std::size_t column) const;
    bool is_editable(std::size_t row, std::size_t column) const;
    ProductGrid::Look look(std::size_t row, std::size_t column) const;
    bool is_missing(std::size_t row, std::size_t column) const;
    // Why the cell's text was refused; empty if it was not.
    std::string why(std::size_t row, std::size_t column) const;

    // One change set; cells without a variant are passed over.
    void type(const std::vector<ProductGrid::Typed>& cells, const std::string& source);

    // Variants that are not there yet, between the values of all axes.
    std::size_t combination_count() const;
    std::size_t missing_count() const;
    // One change set. Cells that have a variant are passed over.
    void create(const std::vector<std::pair<std::size_t, std::size_t>>& cells);
    void create_all_missing();

    // Values of the axis that no variant has: options to add a row or column of.
    std::vector<Choice> unused_options(std::size_t axis) const;
    // Adds a row or column: of an option that is there, by its label or code, else of a new one.
    void add_value(std::size_t axis, const std::string& label);

    // For a simple product: the family variants its family has, and the code its model could have.
    const std::vector<Choice>& family_variants() const { return m_family_variants; }
    const std::string& proposed_model() const { return m_proposed_model; }
    // Makes it a variant of the model, which is made where it is not there.
    void make_variant(FamilyVariantId family_variant, const std::string& model);

    struct Events {
        std::function<void()> changed;        // rows, columns, state
        std::function<void()> cells_changed;  // only what cells say
        std::function<void(const EditReport& report, const std::string& source)> edited;
        // Something that can be taken back was done, or why it was not.
        std::function<void(const std::string& sentence, ChangeSetId change_set)> done;
        std::function<void(const std::string& sentence)> failed;
    };
    Events events;

private:
    struct Snapshot {
        State state = State::gone;
        ProductId model = 0;
        std::string title, code;
        FamilyId family = 0;
        std::vector<AxisValues> axes;
        std::vector<PlacedVariant> variants;
        GridColumn column;
        std::vector<ProductRow> rows;  // of the variants
        std::string proposed_model;
    };
    struct Refusal {
        std::string text, reason;
    };
    // The one that is shown, which is what rows are read for.
    GridColumn update_fields();
    void fetch();
    void keep(Snapshot snapshot);
    std::vector<std::string> values_at(std::size_t row, std::size_t column) const;
    const ProductRow* row_at(std::size_t row, std::size_t column) const;
    void save_variants(std::function<std::vector<std::vector<std::string>>(Catalogue&)> variants);
    void save_change(std::function<StructureChangeReport(Catalogue&)> work, std::string label,
                     std::function<std::string(const StructureChangeReport&)> sentence);
    void settle(const TypedReport& report, const std::vector<TypedValue>& values);
    void on_change(const CatalogueChange& change);

    Workspace& m_workspace;
    Editor& m_editor;
    ProductId m_product = 0;
    ProductId m_model = 0;
    State m_state = State::loading;
    std::string m_title;
    FamilyId m_family = 0;
    std::vector<Axis> m_axes;
    std::vector<std::size_t> m_chosen;  // by axis; of the first two unused
    std::vector<AxisValues> m_more;     // rows and columns that have no variant yet
    std::vector<ColumnOffer> m_fields;
    std::string m_field;
    GridColumn m_column;
    std::vector<ProductRow> m_rows;
    std::map<std::vector<std::string>, std::size_t> m_by_values;  // folded
    std::vector<std::vector<std::string>> m_values;               // of m_rows, folded
    std::map<ProductId, std::string> m_pending;                   // typed
    std::set<ProductId> m_saved;             // of these, in the file by now, but not read again
    std::map<ProductId, Refusal> m_refused;  // of the field shown
    std::vector<Choice> m_family_variants;
    std::string m_proposed_model;
    std::uint64_t m_question = 0;
    Subscription m_subscription;
    Receiver m_receiver;
};

}  // namespace vitrine
