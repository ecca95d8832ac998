#include "operations/publish_channel.h"

#include <nlohmann/json.hpp>
#include <stdexcept>

#include "base/checksum.h"
#include "base/translate.h"
#include "operations/answer_book.h"
#include "operations/applied_prices.h"
#include "operations/channel_run.h"
#include "operations/output_folder.h"
#include "operations/plan_publication.h"
#include "operations/publication_lock.h"
#include "publish/exporter_process.h"
#include "store/writer_lock.h"

namespace vitrine {
namespace {

std::filesystem::path destination_of(const Catalogue& catalogue, const ChannelRun& run,
                                     const PublishOptions& options) {
    if (!options.destination.empty()) return std::filesystem::absolute(options.destination);
    if (run.profile().destination.empty()) {
        throw Error(Failure::usage,
                    tr("The profile of the channel {0} names no destination. Say a folder.",
                       run.channel().code));
    }
    return catalogue.file().parent_path() / run.profile().destination;
}

// What the exporter is handed: all that is ready for one that writes the whole file, what differs
// for one that writes changes.
std::vector<PlanItem> items_to_send(const Plan& plan, bool snapshot) {
    std::vector<PlanItem> items;
    for (const PlanItem& item : plan.items) {
        const bool differs = item.action == PlanAction::create || item.action == PlanAction::update;
        if (differs || item.action == (snapshot ? PlanAction::unchanged : PlanAction::remove))
            items.push_back(item);
    }
    return items;
}

// `sent` is told which prices the item says.
ExportItem export_item_of(ChannelRun& run, const PlanItem& planned, Instant at,
                          std::vector<SentPrice>& sent) {
    if (planned.action == PlanAction::remove) {
        ExportItem item;
        item.kind = ExportKind::remove;
        item.key = planned.key;
        item.remote_id = planned.remote_id;
        return item;
    }
    // Made anew in the transaction the plan was made in, so it is what was planned.
    auto judged = run.item_of(planned.product);
    if (!judged || judged->blocked)
        throw std::logic_error("an item differs from its plan: " + planned.key);
    judged->item.kind =
        planned.action == PlanAction::create ? ExportKind::create : ExportKind::update;
    judged->item.remote_id = planned.remote_id;
    const std::vector<SentPrice> prices = sent_prices(*judged, run.currency(), at);
    sent.insert(sent.end(), prices.begin(), prices.end());
    return std::move(judged->item);
}

// Leaves the prices of the items that the channel has taken, those of variants that it refused
// marked.
void keep_taken(std::vector<SentPrice>& sent, const AnswerBook& book, ProductStore& products) {
    std::string item_key;
    ProductId item = 0;
    std::erase_if(sent, [&](SentPrice& price) {
        if (price.item != item) {
            item = price.item;
            item_key = products.code_of(item);
        }
        price.is_refused =
            price.product != item && book.is_refused(products.code_of(price.product));
        return !book.is_taken(item_key);
    });
}

std::string counts_text(const PublicationReport& report) {
    const PlanCounts& plan = report.plan;
    const nlohmann::ordered_json counts = {
        {"create", plan.create},       {"update", plan.update},      {"remove", plan.remove},
        {"unchanged", plan.unchanged}, {"blocked", plan.blocked},    {"held", plan.held},
        {"sent", report.sent},         {"rejected", report.rejected}};
    return counts.dump();
}

std::string outputs_text(const PublicationReport& report) {
    auto outputs = nlohmann::ordered_json::array();
    for (const auto& output : report.outputs) {
        outputs.push_back(
            {{"file", output.file.string()}, {"size", output.size}, {"sha256", output.sha256}});
    }
    return outputs.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}

// Puts the finished files in their place. From here on a cancel comes too late.
void move_outputs(const ExportOutcome& outcome, const OutputFolder& folder,
                  const Progress& progress, PublicationReport& report) {
    std::vector<std::string> checksums;
    for (const ExportOutput& output : outcome.outputs) {
        folder.sync(output.name);
        checksums.push_back(sha256_of_file(folder.folder() / output.name));
    }
    progress.check();
    for (std::size_t i = 0; i < outcome.outputs.size(); ++i) {
        const ExportOutput& output = outcome.outputs[i];
        report.outputs.push_back({folder.publish(output.name), output.size, checksums[i]});
    }
    folder.sync_destination();
}

void save(Catalogue& catalogue, const Channel& channel, Instant at, const AnswerBook& book,
          const std::vector<ProductId>& gone, AcknowledgedPrices prices,
          PublicationReport& report) {
    Publication publication;
    publication.channel = channel.id;
    publication.at = at;
    publication.author = current_author();
    publication.counts = counts_text(report);
    publication.outputs = outputs_text(report);

    std::vector<Receipt> receipts = book.receipts();
    for (Receipt& receipt : receipts) receipt.channel = channel.id;
    std::vector<ProductId> removed = gone;
    removed.insert(removed.end(), book.removed().begin(), book.removed().end());
    const WriterLock lock(catalogue.file());
    prices.channel = channel.id;
    prices.at = at;
    prices.gone.insert(prices.gone.end(), removed.begin(), removed.end());
    report.publication =
        catalogue.receipts().save(publication, receipts, removed, [&](std::int64_t id) {
            prices.publication = id;
            note_applied_prices(catalogue, prices, publication.author, channel.code);
        });
    report.ledger = PriceLedger(catalogue.connection()).head();
}

}  // namespace

PublicationReport publish_channel(Catalogue& catalogue, ExporterLibrary& exporters,
                                  ChannelId channel, const PublishOptions& options,
                                  const Progress& progress) {
    const Channel* found = catalogue.structure()->channels.find(channel);
    if (found == nullptr) throw Error(Failure::usage, tr("There is no such channel."));
    const PublicationLock lock(catalogue.file(), *found);
    const Instant at = catalogue.now();

    PublicationReport report;
    std::optional<AnswerBook> book;
    std::vector<ProductId> gone;
    AcknowledgedPrices prices;
    {
        // One view of the catalogue for plan and content, whatever others write meanwhile.
        const CatalogueSnapshot snapshot(catalogue);
        ChannelRun run(catalogue, exporters, channel);
        const ExporterDescription& exporter = run.exporter().description;
        const std::filesystem::path destination = destination_of(catalogue, run, options);
        PlannedPublication planned = plan_run(catalogue, run, progress);
        report.plan = planned.plan.counts;
        report.readiness = std::move(planned.readiness);
        report.refusals = planned.plan.refusals;
        if (!report.refusals.empty()) return report;

        gone = planned.plan.forgotten;
        if (exporter.snapshot) {
            for (const PlanItem& item : planned.plan.items) {
                if (item.action == PlanAction::remove) gone.push_back(item.product);
                // Missing in the file, so that the channel drops it too.
                if (item.action == PlanAction::held) prices.gone.push_back(item.product);
            }
        }
        const std::vector<PlanItem> items = items_to_send(planned.plan, exporter.snapshot);
        book.emplace(items, catalogue.receipts().of_channel(channel), at);
        if (exporter.snapshot || !items.empty()) {
            const OutputFolder folder(destination);
            ExporterProcess process(run.exporter().file);
            std::size_t next = 0;
            const auto next_item = [&]() -> std::optional<ExportItem> {
                if (next == items.size()) return std::nullopt;
                return export_item_of(run, items[next++], at, prices.sent);
            };
            const ExportOutcome outcome =
                process.run(run.profile().exporter_settings, next_item, folder.folder(), progress);
            book->enter(outcome.answers, report);
            keep_taken(prices.sent, *book, catalogue.products());
            move_outputs(outcome, folder, progress, report);
        }
    }
    save(catalogue, *found, at, *book, gone, std::move(prices), report);
    return report;
}

}  // namespace vitrine
