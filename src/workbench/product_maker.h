// Makes products, copies, switches and deletes them on behalf of the window: each a change set of
// its own that Ctrl+Z takes back.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "operations/structure_change.h"
#include "workbench/choices.h"
#include "workbench/editor.h"

namespace vitrine {

// A product as somebody is about to make it.
struct ProductDraft {
    std::string sku;      // blank: given by the catalogue's pattern, or made of the model's code
    FamilyId family = 0;  // of a simple product; 0: none
    std::string model;    // code of the model below which it stands; empty: simple
    std::vector<std::string> values;  // of a variant, as DraftAnswer::axes asks; texts
};

// What can be said of a draft before it is made.
struct DraftAnswer {
    std::string sku_problem;    // why the code cannot be taken; empty where it can, or is blank
    std::string model_problem;  // why nothing can stand below the model
    // The code that the catalogue would give; empty where it has no pattern of its own.
    std::string proposal;
    // What tells the variants of the model apart; none of a simple product.
    struct Axis {
        AttributeId attribute = 0;
        std::string label;
        std::vector<Choice> choices;  // none where a text is typed
    };
    std::vector<Axis> axes;
};

class ProductMaker {
public:
    ProductMaker(Workspace& workspace, Editor& editor) : m_workspace(workspace), m_editor(editor) {}

    // Families by label.
    std::vector<Choice> families() const;
    // What suggests itself beside this product (0: none): its family, and the model at the top of
    // it, if there is one.
    struct Suggestion {
        FamilyId family = 0;
        std::string model;
    };
    void suggest(ProductId beside, std::function<void(const Suggestion&)> use);
    // Looks at a draft; only the last question is answered.
    void check(const ProductDraft& draft, std::function<void(const DraftAnswer&)> use);
    // Makes it. `use` gets the product, or 0 and the sentences why not; nothing was made then.
    void make(const ProductDraft& draft,
              std::function<void(ProductId made, const std::vector<std::string>& reasons)> use);

    void duplicate(std::vector<ProductId> products);
    void enable(std::vector<ProductId> products, bool enabled);

    // What would go with the products that somebody wants deleted.
    struct Removal {
        std::int64_t chosen = 0;  // of those chosen, what is still there
        std::int64_t below = 0;   // what stands below models among them
        std::string model;  // code of the one model that is chosen; empty where there are more
    };
    // Deletes at once where nothing but the products themselves goes. Otherwise `ask` is told, and
    // nothing happens unless it calls `go_on`.
    using Ask = std::function<void(const Removal& removal, std::function<void()> go_on)>;
    void remove(std::vector<ProductId> products, Ask ask);

    // What was done, for the message of the window.
    struct Done {
        std::string sentence;
        bool is_warning = false;      // there is something to look at
        ChangeSetId change_set = 0;   // 0: refused, or nothing changed
        std::vector<ProductId> made;  // copies
    };
    struct Events {
        std::function<void(const Done& done)> done;
        std::function<void(const std::string& sentence)> failed;
    };
    Events events;

private:
    // What a job found, with the sentence for what it did.
    struct Outcome {
        StructureChangeReport report;
        std::vector<ProductId> made;
        std::string sentence;
    };
    using Work = std::function<Outcome(Catalogue&)>;
    void save(Work work, std::string label);
    void tell(const Outcome& outcome) const;
    void remove_for_good(std::vector<ProductId> products);

    Workspace& m_workspace;
    Editor& m_editor;
    std::stop_source m_check{std::nostopstate};
    std::uint64_t m_question = 0;
    Receiver m_receiver;
};

}  // namespace vitrine
