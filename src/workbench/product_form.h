// One product as a form: its fields by group, edits, what is missing, where it stands on the
// channels.
#pragma once

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "operations/product_view.h"
#include "operations/quality_findings.h"
#include "workbench/editor.h"
#include "workbench/product_grid.h"

namespace vitrine {

// Whether one channel would take the product.
struct ChannelReadiness {
    ChannelId channel = 0;
    std::string label;
    bool ready = false;
    Issues issues;
    std::string failure;  // why it could not be judged; empty where it was
};

// What a field shows to be edited: units by their symbols, everything else as it is stored.
std::string text_to_edit(const FieldView& field);
// What stands in for an empty field: the text of another locale, or an example of what can be
// typed; empty where none is needed.
std::string input_example(const FieldView& field);

class ProductForm {
public:
    // The grid gives the order for previous and next.
    ProductForm(Workspace& workspace, Editor& editor, ProductGrid& grid);

    // Fetches the product; events.shown follows.
    void show(ProductId product);
    // Nothing is shown and nothing fetched any more.
    void leave();
    ProductId product() const { return m_product; }
    // Null while the first fetch is on its way.
    const ProductView* view() const { return m_view ? &*m_view : nullptr; }

    // Place in the grid's result, from 0; absent where it is not in it.
    std::optional<std::size_t> place() const { return m_grid.row_of(m_product); }
    std::size_t place_count() const { return m_grid.row_count(); }
    // False at the end.
    bool show_neighbour(int step);

    // "3 of 7 values missing", "Complete", ...
    std::string completeness_sentence() const;
    // Where the value comes from, why it cannot be edited, which options are chosen; empty for a
    // plain field.
    std::string remark(const FieldView& field) const;

    // Saves one field; an absent text clears it, so that an inherited value shows again. Does
    // nothing where `text` is what stands there.
    void edit(const FieldView& field, std::optional<std::string> text);
    // Why the last text of a field was refused, by field name; empty if it was not.
    std::string refusal(const std::string& field_name) const;
    // What was typed and refused, so that it can be mended instead of typed anew.
    std::optional<std::string> refused_text(const std::string& field_name) const;

    // One change of a field, as people read it.
    struct Step {
        std::string when, who, what, before, after;
    };
    struct History {
        std::vector<Step> steps;  // the newest first
        bool is_whole = true;     // false: the beginning was dropped
    };
    // Everything that happened to a field; `found` is called unless another product is shown by
    // then.
    void ask_history(const FieldView& field, std::function<void(const History&)> found);

    // Where the value of a computed field comes from, as people read it.
    struct Why {
        std::string expression;
        struct Input {
            std::string field;  // as fields are named: "name[en_GB]"
            std::string value;
            std::string from;  // the product or model that holds it, and whether it is computed too
        };
        std::vector<Input> inputs;  // what was looked at, in order
        std::string result;         // the value, or why it cannot be computed
        bool has_problem = false;   // the latter
    };
    // `found` is called unless another product is shown by then, or the field is computed no more:
    // then events.failed.
    void ask_why(const FieldView& field, std::function<void(const Why&)> found);

    // A stored picture, small enough for a form.
    struct Thumbnail {
        std::string file;    // a PNG; empty where there is none
        std::string reason;  // why not, in a sentence
    };
    // Of the field's stored picture: made on a thread of its own, or taken from those made before.
    // `found` is called unless another product is shown by then.
    void ask_thumbnail(const FieldView& field, std::function<void(const Thumbnail&)> found);

    // Per channel that is set up; empty until judged.
    const std::vector<ChannelReadiness>& readiness() const { return m_readiness; }
    bool is_judging() const { return m_judging; }

    // What the quality checks found in the product, in every channel and locale; absent until they
    // have looked, and in a large catalogue where they never did: the place "Quality" begins that.
    const std::optional<std::vector<QualityFinding>>& problems() const { return m_problems; }
    // "Name [en_GB]: "Lampp" is not in the dictionary."
    std::string problem_sentence(const QualityFinding& finding) const;

    struct Events {
        std::function<void()> shown;   // another product, or the same read again
        std::function<void()> judged;  // readiness or problems came
        std::function<void(const std::string& field_name)> refused;
        std::function<void(const std::string& sentence)> failed;
    };
    Events events;

private:
    void fetch();
    // Answers while the product is still the one shown; failures go to events.failed.
    template <class Work, class Use>
    void ask_reader(Work work, Use use);
    void judge();
    void look_for_problems();
    void stop_thumbnails();

    Workspace& m_workspace;
    Editor& m_editor;
    ProductGrid& m_grid;
    ProductId m_product = 0;
    std::optional<ProductView> m_view;
    struct Refusal {
        std::string text;
        std::string reason;
    };
    std::map<std::string, Refusal> m_refusals;
    std::vector<ChannelReadiness> m_readiness;
    bool m_judging = false;
    std::optional<std::vector<QualityFinding>> m_problems;
    std::vector<std::stop_source> m_thumbnail_jobs;
    std::stop_source m_judge_job{std::nostopstate};
    std::stop_source m_problems_job{std::nostopstate};
    Subscription m_subscription;
    Receiver m_receiver;
};

}  // namespace vitrine
