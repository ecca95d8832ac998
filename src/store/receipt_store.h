// What channels acknowledged, product by product, and the publications that ran.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "base/clock.h"
#include "catalog/ids.h"
#include "publish/receipt.h"
#include "store/sql.h"

namespace vitrine {

class ReceiptStore {
public:
    explicit ReceiptStore(sql::Connection& connection) : m_connection(connection) {}

    std::vector<Receipt> of_channel(ChannelId channel);
    std::vector<Receipt> of_product(ProductId product);

    // The receipts of one publication and the publication itself, in one transaction, under the
    // writer lock that the caller holds. Removed items lose their receipt.
    void save(const Publication& publication, const std::vector<Receipt>& receipts,
              const std::vector<ProductId>& removed);
    // Newest first.
    std::vector<Publication> publications(ChannelId channel, std::int64_t limit);

private:
    sql::Connection& m_connection;
};

}  // namespace vitrine
