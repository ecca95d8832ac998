// One product as a form: its fields by group, what it is filed under and linked to, edits, what is
// missing, where it stands on the channels.
#pragma once

#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "operations/product_view.h"
#include "operations/quality_findings.h"
#include "workbench/editor.h"
#include "workbench/product_grid.h"
#include "workbench/product_search.h"
#include "workbench/product_sections.h"

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

    // What it is filed under and linked to; read with the view, empty without one.
    const ProductSections& sections() const { return m_sections; }

    // Previous and next go over these products from now on, such as the selected ones; over the
    // grid's list where there are fewer than two.
    void walk_over(std::vector<ProductId> products);
    bool walks_over_chosen() const { return !m_walk.empty(); }
    // Place among them, from 0; absent where it is none of them.
    std::optional<std::size_t> place() const;
    std::size_t place_count() const { return m_walk.empty() ? m_grid.row_count() : m_walk.size(); }
    // False at the end.
    bool show_neighbour(int step);

    // "3 of 7 values missing", "Complete", ...
    std::string completeness_sentence() const;
    // Where the value comes from, why it cannot be edited, which options are chosen; empty for a
    // plain field.
    std::string remark(const FieldView& field) const;

    // Saves one field, also code_field; an absent text clears it, so that an inherited value shows
    // again. Does nothing where `text` is what stands there.
    void edit(const FieldView& field, std::optional<std::string> text);
    // Locales to compare with: those of the channel but the one that is looked at.
    std::vector<Choice> compare_choices() const;
    // The locale whose values are shown beside those that vary by it; 0: none. Kept while one walks
    // from product to product.
    LocaleId compared_locale() const;
    void compare_with(LocaleId locale);
    // The field in that locale; null where it does not vary by locale, and without a locale.
    const FieldView* compared(const FieldView& field) const;
    // Whether the value in that locale may be taken for this one: it is there, it is another one,
    // and the field can be typed into.
    bool may_copy(const FieldView& field) const;
    void copy_compared(const FieldView& field);
    // The fields of a group that are empty here and not there.
    std::vector<FieldView> copyable(const GroupView& group) const;
    // Copies all those, as one change set.
    void copy_compared(const GroupView& group);

    // What no dictionary of the field's locale knows in a text, as it is typed, and what may have
    // been meant; the first few, those that somebody has accepted left out.
    struct UnknownWord {
        std::string word;
        std::vector<std::string> suggestions;
    };
    struct Spelling {
        bool is_checked = false;  // false: there is no dictionary
        std::vector<UnknownWord> words;
    };
    // `found` is called for the last text asked about of each field, unless another product is
    // shown by then; never for a field that does not vary by locale.
    void ask_spelling(const FieldView& field, const std::string& text,
                      std::function<void(const Spelling&)> found);
    // The word is right wherever it stands from now on.
    void accept_word(const std::string& word);

    // Stores a copy of the file and shows it in the field. Where it is refused, refusal() says why.
    void put_file(const FieldView& field, const std::filesystem::path& file);

    // Every product gets an attribute for the levels in which it is packed (catalog/packs.h).
    void begin_packs();

    // Files the product, or links it, by one step. `change` names everything but the product.
    void change(LinkChange change);
    // For looking up a product to link to; ends before the form does.
    std::unique_ptr<ProductSearch> make_search() {
        return std::make_unique<ProductSearch>(m_workspace, m_grid.index());
    }
    std::shared_ptr<const Structure> structure() const { return m_workspace.structure(); }
    std::string locale_code() const { return m_workspace.locale_code(); }

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
    void keep_compared(ProductView view);
    void apply(std::vector<TypedValue> values, std::vector<std::string> names);
    void rename(const std::string& code);
    void judge();
    void look_for_problems();
    void stop_thumbnails();

    Workspace& m_workspace;
    Editor& m_editor;
    ProductGrid& m_grid;
    ProductId m_product = 0;
    std::optional<ProductView> m_view;
    ProductSections m_sections;
    LocaleId m_compared_locale = 0;
    // In the locale compared with, by attribute and currency.
    std::map<std::pair<AttributeId, CurrencyId>, FieldView> m_compared;
    std::vector<ProductId> m_walk;  // empty: over the grid's list
    struct Refusal {
        std::string text;
        std::string reason;
    };
    std::map<std::string, Refusal> m_refusals;
    std::vector<ChannelReadiness> m_readiness;
    bool m_judging = false;
    std::optional<std::vector<QualityFinding>> m_problems;
    std::vector<std::stop_source> m_thumbnail_jobs;
    struct Spellers;
    std::shared_ptr<Spellers> m_spellers;                     // made when first asked
    std::map<std::string, std::stop_source> m_spelling_jobs;  // by field
    std::stop_source m_judge_job{std::nostopstate};
    std::stop_source m_problems_job{std::nostopstate};
    Subscription m_subscription;
    Receiver m_receiver;
};

}  // namespace vitrine
