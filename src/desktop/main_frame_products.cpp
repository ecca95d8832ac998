// Products made, copied, switched and deleted, and the variants of a model: the first half of the
// menu "Product".
#include <algorithm>

#include "desktop/commands.h"
#include "desktop/form_page.h"
#include "desktop/grid_page.h"
#include "desktop/main_frame.h"
#include "desktop/matrix_page.h"
#include "desktop/new_product_dialog.h"
#include "desktop/product_operand.h"
#include "desktop/structure_change_dialog.h"
#include "desktop/widgets.h"
#include "workbench/product_works.h"
#include "workbench/words.h"

namespace vitrine::desktop {

void MainFrame::bind_making_commands() {
    const auto may_make = [this] { return may_import(); };
    const auto has_products = [this] {
        return m_session && !m_opening &&
               (on_form() || on_matrix() || (on_grid() && m_session->grid.row_count() > 0));
    };
    bind(
        command_matrix,
        [this] {
            open_matrix(on_form() ? m_session->form.product() : m_grid->grid().current_product());
        },
        [this] { return on_form() || (on_grid() && m_session->grid.row_count() > 0); });
    bind(
        command_new_product, [this] { ask_new_product(); }, may_make);
    bind(
        command_duplicate_products, [this] { m_making->duplicate(products_at_hand()); },
        has_products);
    bind(
        command_enable_products, [this] { m_making->enable(products_at_hand(), true); },
        has_products);
    bind(
        command_disable_products, [this] { m_making->enable(products_at_hand(), false); },
        has_products);
    bind(
        command_delete_products, [this] { delete_products(); }, has_products);
    bind(
        command_change_family, [this] { change_family_or_model(true); }, has_products);
    bind(
        command_change_parent, [this] { change_family_or_model(false); }, has_products);
}

void MainFrame::follow_making() {
    m_making->events.failed = [this](const std::string& sentence) {
        m_messages->say(MessageBar::Tone::error, sentence);
    };
    m_making->events.done = [this](const ProductMaker::Done& done) {
        std::vector<MessageBar::Action> actions;
        if (done.made.size() == 1) {
            actions.push_back(
                {tr("Open"), [this, product = done.made.front()] { open_product(product); }});
        }
        offer_to_undo(done.is_warning ? MessageBar::Tone::warning : MessageBar::Tone::note,
                      done.sentence, done.change_set, std::move(actions));
    };
}

void MainFrame::offer_to_undo(MessageBar::Tone tone, const std::string& sentence,
                              ChangeSetId change_set, std::vector<MessageBar::Action> actions) {
    if (change_set != 0) {
        actions.push_back({tr("Undo"), [this, change_set] {
                               m_session->editor.undo_change(change_set, tr("Change of products"),
                                                             [this](const std::string& said) {
                                                                 m_messages->say(
                                                                     MessageBar::Tone::note, said);
                                                             });
                           }});
    }
    m_messages->offer(tone, sentence, std::move(actions));
}

void MainFrame::follow_matrix() {
    auto& events = m_variants->events;
    events.failed = [this](const std::string& sentence) {
        m_messages->say(MessageBar::Tone::error, sentence);
    };
    events.done = [this](const std::string& sentence, ChangeSetId change_set) {
        offer_to_undo(change_set == 0 ? MessageBar::Tone::warning : MessageBar::Tone::note,
                      sentence, change_set);
    };
    events.edited = [this](const EditReport& report, const std::string& source) {
        const auto refused =
            std::find_if(report.issues.begin(), report.issues.end(),
                         [](const Issue& issue) { return issue.severity == Severity::error; });
        if (refused != report.issues.end()) {
            m_messages->say(MessageBar::Tone::warning, to_sentence(*refused));
        } else if (source != "edit" && report.changed > 0) {
            offer_to_undo(MessageBar::Tone::note,
                          trn("{0} value changed.", "{0} values changed.",
                              static_cast<long>(report.changed), format_number(report.changed)),
                          report.change_set);
        } else {
            m_messages->Dismiss();
        }
    };
}

void MainFrame::open_matrix(ProductId product) {
    if (!m_session || product == 0) return;
    if (on_form()) m_form->commit();
    go_to(Place::matrix);
    m_matrix->show(product);
}

std::vector<ProductId> MainFrame::products_at_hand() const {
    if (on_form()) return {m_session->form.product()};
    if (on_matrix()) return m_matrix->view().selected_products();
    std::vector<ProductId> products = m_grid->grid().selected_products();
    if (products.empty() && m_grid->grid().current_product() != 0)
        products.push_back(m_grid->grid().current_product());
    return products;
}

void MainFrame::ask_new_product() {
    if (!may_import()) return;
    const ProductId beside = on_form()     ? m_session->form.product()
                             : on_matrix() ? m_variants->product()
                                           : m_grid->grid().current_product();
    NewProductDialog dialog(this, *m_making, beside);
    dialog.CentreOnParent();
    if (dialog.ShowModal() == wxID_OK) open_product(dialog.product());
}

void MainFrame::change_family_or_model(bool family) {
    if (on_form()) m_form->commit();
    const std::vector<ProductId> products = products_at_hand();
    if (products.empty()) return;
    const std::string change =
        family ? family_change_words(products.size()) : parent_change_words(products.size());
    const auto make_operand = [&](wxWindow* dialog) {
        return family ? make_family_operand(dialog, *m_session->workspace, products)
                      : make_parent_operand(dialog, products);
    };
    StructureChangeDialog dialog(this, m_session->structure_change, change,
                                 family ? tr("Change") : tr("Move"), make_operand);
    dialog.ShowModal();
}

// Asks only where more goes than what was chosen.
void MainFrame::delete_products() {
    if (on_form()) m_form->commit();
    const std::vector<ProductId> products = products_at_hand();
    if (products.empty()) return;
    if (on_form()) go_to(Place::products);
    m_making->remove(products, [this](const ProductMaker::Removal& removal,
                                      const std::function<void()>& go_on) {
        const auto below = static_cast<long>(removal.below);
        const std::string sentence =
            removal.model.empty()
                ? trn("{0} variant or model stands below what was chosen. It would go as well.",
                      "{0} variants and models stand below what was chosen. They would go as well.",
                      below, format_number(removal.below))
                : trn("{0} variant or model stands below {1}. It would go as well.",
                      "{0} variants and models stand below {1}. They would go as well.", below,
                      format_number(removal.below), removal.model);
        wxMessageDialog question(this, to_wx(sentence), to_wx(tr("Delete with all below?")),
                                 wxYES_NO | wxNO_DEFAULT | wxICON_QUESTION);
        question.SetYesNoLabels(
            to_wx(tr("&Delete all {0}", format_number(removal.below + removal.chosen))),
            to_wx(tr("&Keep them")));
        if (question.ShowModal() == wxID_YES) go_on();
    });
}

}  // namespace vitrine::desktop
